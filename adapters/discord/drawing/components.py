"""Each part of a page as components of Discord, without the ids of its buttons.

Facts stand in text displays; see docs/decisions/0013-discord-messages.md. A list ends the display
that it stands in, as Discord may take the line behind it for more of its last item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from math import ceil

from adapters.chat.lines import SMALL, Line, undashed, warned, words
from adapters.chat.plain import length
from adapters.chat.rows import footnote, is_short, labelled, tall
from adapters.discord.drawing.text import markdown
from adapters.discord.limits import BUTTON_LABEL, BUTTONS_IN_A_ROW
from bot.document import (
    Action,
    Actions,
    Attachment,
    Fields,
    Items,
    Note,
    Paragraph,
    Row,
    Run,
    Sources,
    Style,
    Table,
    Timeline,
)
from bot.layout import Heading, Part
from bot.layout.divide import belongs, heads

Json = dict[str, object]
Components = tuple[Json, ...]
Texts = tuple[str, ...]

ACTION_ROW, BUTTON, TEXT_DISPLAY, FILE, SEPARATOR = 1, 2, 10, 13, 14
"""Types of components. Discord docs, "Component Reference", 2026-11."""

SECONDARY = 2
"""The style of a button that is as important as its neighbours. Discord docs, "Button", 2026-11."""

REMEMBERED = 2048


@lru_cache(REMEMBERED)
def texts(part: Part) -> Texts | None:
    """Return what the text displays of a part say; None where it is drawn otherwise or not at all.

    A table has no place in markdown, and buttons are `buttons_of` their labels.
    """
    match part:
        case Heading(title=title, aside=aside):
            return _said(_headed("## ", title), _small(aside))
        case Paragraph(line=line):
            return _said(_headed("### ", line) if heads(part) else markdown(line))
        case Note(tone=tone, line=line):
            return _said(_small(line) if tone in SMALL else markdown(warned(tone, line)))
        case Fields(rows=rows) | Timeline(rows=rows):
            return tuple(_rows(rows))
        case Items(items=items):
            return _said(*_bullets(items))
        case Sources(rows=rows):
            return _said(*(_small(line) for row in rows for line in footnote(row)))
        case Table() | Actions() | Attachment():
            return None


def display(text: str) -> Json:
    """Return text as a component."""
    return {"type": TEXT_DISPLAY, "content": text}


def divider() -> Json:
    """Return a line across the message, which parts its sections."""
    return {"type": SEPARATOR, "divider": True, "spacing": 1}


def file(name: str) -> Json:
    """Return a file that is sent along as a component."""
    return {"type": FILE, "file": {"url": f"attachment://{name}"}}


def label_of(action: Action[Run]) -> str | None:
    """Return what stands on a button, or None where it has no room."""
    said = words(action.label)
    label = said[:1].upper() + said[1:]
    return label if label.strip() and length(label) <= BUTTON_LABEL else None


def button(label: str, custom_id: str) -> Json:
    """Return a button."""
    return {"type": BUTTON, "style": SECONDARY, "label": label, "custom_id": custom_id}


def rows_of(buttons: Iterable[Json]) -> Components:
    """Return buttons in as few rows as hold them, about as many in each."""
    told = list(buttons)
    rows = ceil(len(told) / BUTTONS_IN_A_ROW)
    ends = (ceil(len(told) * row / max(rows, 1)) for row in range(rows + 1))
    return tuple(
        {"type": ACTION_ROW, "components": told[start:end]} for start, end in pairwise(ends)
    )


def _said(*lines: str) -> Texts:
    text = "\n".join(filter(None, lines))
    return (text,) if text else ()


def _headed(sign: str, line: Line) -> str:
    # What is strong already needs no sign for it in a heading.
    told = markdown(tuple(Run(run.text) if run.style is Style.STRONG else run for run in line))
    return f"{sign}{told.strip()}" if told else ""


def _small(line: Line) -> str:
    told = markdown(line)
    return f"-# {told.strip()}" if told else ""


def _bullets(lines: Iterable[Line]) -> Iterator[str]:
    """Yield lines as a list; what belongs to the line above it is indented."""
    for line in lines:
        told = markdown(undashed(line) if belongs(line) else line)
        if told:
            yield f"{'  - ' if belongs(line) else '- '}{told.strip()}"


def _rows(rows: Iterable[Row[Run]]) -> Iterator[str]:
    """Yield rows of one line each beneath one another in one text, longer ones in their own."""
    for short, alike in groupby(rows, key=is_short):
        if short:
            yield from _said(*(markdown(labelled(row)) for row in alike))
        else:
            yield from (text for row in alike for text in _said(*_tall(row)))


def _tall(row: Row[Run]) -> Iterator[str]:
    line, beneath = tall(row)
    yield markdown(line)
    yield from _bullets(beneath)

"""Each part of a page as Block Kit blocks, without their ids.

Facts stand in rich text, which parses nothing; see docs/decisions/0009-slack-blocks.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from adapters.chat.lines import SMALL, Line, strong, warned, words
from adapters.chat.plain import length
from adapters.chat.press import Kind, Under
from adapters.chat.rows import footnote, is_short, labelled, tall
from adapters.slack.drawing.buttons import write
from adapters.slack.drawing.escape import disarmed
from adapters.slack.drawing.rich import (
    Json,
    bullets,
    named,
    rich_text,
    section,
    tag,
    texts,
)
from adapters.slack.limits import (
    BUTTON_TEXT,
    BUTTONS_IN_A_ROW,
    HEADER,
    READABLE_CELL,
    READABLE_COLUMNS,
    TABLE_CHARACTERS,
    TABLE_ROWS,
    TEXT_OBJECT,
)
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
    Tone,
)
from bot.layout import MORE, Heading, Part

Blocks = tuple[Json, ...]

NOTHING = Run("–")
"""What stands in an empty cell: Slack refuses cells without text."""


def draw(part: Part, language: str, under: Under, page: int) -> Blocks | None:
    """Return a part as blocks, or None where Slack cannot show it as it is.

    `page` is the one it stands on: the button for more asks for the next.
    """
    match part:
        case Heading(title=title, aside=aside):
            return _heading(title, aside)
        case Paragraph(line=line):
            return _paragraph(line)
        case Note(tone=tone, line=line):
            return _note(tone, line)
        case Fields(rows=rows) | Timeline(rows=rows):
            return tuple(_rows(rows))
        case Items(items=items):
            return rich_text(bullets(items))
        case Sources(rows=rows):
            return _context([line for row in rows for line in footnote(row)])
        case Table():
            return _table(part)
        case Actions(actions=actions):
            return _actions(actions, language, under, page)
        case Attachment():
            return None


def button(label: Line, value: str, kind: Kind) -> Json | None:
    """Return a button, or None where its label has no room."""
    said = words(label)
    text = said[:1].upper() + said[1:]
    if not text.strip() or length(text) > BUTTON_TEXT:
        return None
    return {"type": "button", "text": _plain_text(text), "value": value, "action_id": kind.value}


def row_of(buttons: Iterable[Json]) -> Json:
    """Return a block of buttons beside one another."""
    return {"type": "actions", "elements": list(buttons)}


def _plain_text(text: str) -> Json:
    # With emoji, `:smile:` would become a picture.
    return {"type": "plain_text", "text": text, "emoji": False}


def _heading(title: Line, aside: Line) -> Blocks | None:
    text = words(title).strip()
    if not text or length(text) > HEADER:
        return None
    beside = _context((aside,))
    return None if beside is None else ({"type": "header", "text": _plain_text(text)}, *beside)


def _paragraph(line: Line) -> Blocks:
    """Return running text, or the heading of what follows it, which is strong throughout."""
    if line and all(run.style is Style.STRONG for run in line):
        return _heading(line, ()) or rich_text((section(line),))
    return rich_text((section(line),))


def _note(tone: Tone, line: Line) -> Blocks | None:
    if tone in SMALL:
        return _context((line,))
    return _paragraph(warned(tone, line))


def _context(lines: Iterable[Line]) -> Blocks | None:
    """Return small print, or None where it has no room; commands, people, channels need markup."""
    shown = [line for line in lines if texts(line)]
    if any(run.style is Style.COMMAND or named(run) for line in shown for run in line):
        text = "\n".join(map(_marked, shown))
        element: Json = {"type": "mrkdwn", "text": text, "verbatim": True}
    else:
        text = "\n".join(map(words, shown))
        element = _plain_text(text)
    if length(text) > TEXT_OBJECT:
        return None
    return ({"type": "context", "elements": [element]},) if text.strip() else ()


def _marked(line: Line) -> str:
    """Return a line whose commands are code; the rest is disarmed as it stands together."""
    marked = ""
    for (command, name), alike in groupby(line, key=_markup):
        text = disarmed(words(tuple(alike)))
        if name:
            marked += name
        else:
            marked += f"`{text}`" if command and text.strip() else text
    return marked


def _markup(run: Run) -> tuple[bool, str]:
    return run.style is Style.COMMAND, tag(run)


def _rows(rows: Iterable[Row[Run]]) -> Iterator[Json]:
    """Yield rows of one line each beneath one another in one block, longer ones in their own."""
    for short, alike in groupby(rows, key=is_short):
        if short:
            yield from rich_text((section(*map(labelled, alike)),))
        else:
            yield from (block for row in alike for block in rich_text(_tall(row)))


def _tall(row: Row[Run]) -> Iterator[Json]:
    line, beneath = tall(row)
    yield section(line)
    yield from bullets(beneath)


def _table(table: Table[Run]) -> Blocks | None:
    cells = [line for row in (table.header, *table.rows) for line in row]
    lengths = [length(_cell_text(line)) for line in cells]
    fits = (
        0 < len(table.header) <= READABLE_COLUMNS
        and len(table.rows) < TABLE_ROWS
        and max(lengths) <= READABLE_CELL
        and sum(lengths) <= TABLE_CHARACTERS
    )
    if not fits:
        return None
    rows = [[_cell(strong(line)) for line in table.header]]
    rows += [[_cell(line) for line in row] for row in table.rows]
    wrapped = [{"is_wrapped": True} for _ in table.header]
    return ({"type": "table", "column_settings": wrapped, "rows": rows},)


def _cell(line: Line) -> Json:
    if all(run.style is Style.PLAIN for run in line):
        return {"type": "raw_text", "text": _cell_text(line)}
    (cell,) = rich_text((section(line if texts(line) else (NOTHING,)),))
    return cell


def _cell_text(line: Line) -> str:
    return words(line) or NOTHING.text


def _actions(
    actions: tuple[Action[Run], ...], language: str, under: Under, page: int
) -> Blocks | None:
    drawn = [_action(each, language, under, page) for each in actions]
    buttons = [each for each in drawn if each is not None]
    if len(buttons) < len(actions):
        return None
    starts = range(0, len(buttons), BUTTONS_IN_A_ROW)
    return tuple(row_of(buttons[start : start + BUTTONS_IN_A_ROW]) for start in starts)


def _action(action: Action[Run], language: str, under: Under, page: int) -> Json | None:
    turns = action.command == MORE
    press = (
        under.press(Kind.MORE, under.command, language, page + 1)
        if turns
        else under.press(Kind.ASK, action.command, language)
    )
    try:
        return button(action.label, write(press), press.kind)
    except ValueError:
        return None

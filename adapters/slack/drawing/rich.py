"""Lines of styled text as elements of rich text, which Slack draws as they are and parses never."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from adapters.chat.lines import Line, dotted, together, undashed
from bot.document import Run, Style
from bot.layout.divide import belongs

Json = dict[str, object]

STYLES = {
    Style.STRONG: "bold",
    Style.FLAG: "bold",
    Style.QUOTE: "italic",
    Style.COMMAND: "code",
}
"""Rich text knows bold, italic, strike and code; a flag and a quotation say in words what they are.

Slack docs, "Rich text block", 2026-11.
"""

PERSON = re.compile(r"[UW][A-Z0-9]{1,20}", re.ASCII)
"""A person's id. Slack docs, "user" type: it begins with U or W. Looked up 2026-11."""

CHANNEL = re.compile(r"[CG][A-Z0-9]{1,20}", re.ASCII)
"""A channel's id. Slack docs, "conversation" object: C, or G for old private ones. Looked up
2026-11.
"""


def rich_text(elements: Iterable[Json]) -> tuple[Json, ...]:
    """Return a block of those sections and lists that say anything, none where none does."""
    telling = [each for each in elements if each["elements"]]
    return ({"type": "rich_text", "elements": telling},) if telling else ()


def section(*lines: Line) -> Json:
    """Return lines beneath one another."""
    elements: list[Json] = []
    for line in filter(texts, lines):
        if elements:
            elements.append({"type": "text", "text": "\n"})
        elements += texts(line)
    return {"type": "rich_text_section", "elements": elements}


def bullets(lines: Iterable[Line]) -> Iterator[Json]:
    """Yield a list of the lines; what belongs to the line above it is indented."""
    for indent, alike in groupby(filter(texts, lines), key=belongs):
        yield {
            "type": "rich_text_list",
            "style": "bullet",
            "indent": int(indent),
            "elements": [section(undashed(line) if indent else line) for line in alike],
        }


def named(run: Run) -> Json | None:
    """Return the element for somebody, or a channel, that Slack names; None for a text."""
    if run.style is Style.PERSON and PERSON.fullmatch(run.text):
        return {"type": "user", "user_id": run.text}
    if run.style is Style.CHANNEL and CHANNEL.fullmatch(run.text):
        return {"type": "channel", "channel_id": run.text}
    return None


def tag(run: Run) -> str:
    """Return the same as mrkdwn has it; nothing for a text."""
    drawn = named(run)
    return "" if drawn is None else f"<{'@' if run.style is Style.PERSON else '#'}{run.text}>"


def texts(line: Line) -> list[Json]:
    """Return a line as text elements, as few as its styles allow and none of them empty."""
    told = together(line, lambda run: dotted(run.text))
    drawn: list[Json] = []
    for (name, style), alike in groupby(told, key=lambda each: _look(each[0])):
        text = "".join(text for _, text in alike)
        if name:
            drawn.append(name)
        elif style is None:
            drawn.append({"type": "text", "text": text})
        else:
            drawn.append({"type": "text", "text": text, "style": {style: True}})
    return drawn


def _look(run: Run) -> tuple[Json | None, str | None]:
    return (named(run), STYLES.get(run.style))

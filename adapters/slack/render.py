"""A page as a message: its blocks, and the same as text; nothing here knows Slack's SDK."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from adapters.chat.plain import length
from adapters.chat.plain import plain as plain_text
from adapters.chat.press import HIGHEST_PAGE, Kind, Under
from adapters.slack.drawing.blocks import Blocks, button, draw, row_of
from adapters.slack.drawing.buttons import write
from adapters.slack.drawing.escape import disarmed
from adapters.slack.drawing.rich import PERSON, Json, rich_text, texts
from adapters.slack.drawing.text import lines
from adapters.slack.limits import (
    BLOCK,
    BLOCK_CHARACTERS,
    BUTTONS_IN_A_ROW,
    CONTAINER,
    MESSAGE_BLOCKS,
    READABLE_TEXT,
    TABLES,
    TEXT,
    VIEW_BLOCKS,
    VIEW_CHARACTERS,
    VIEW_TABLES,
)
from bot.document import Actions, Note, Paragraph, Reply, Run, Style, Tone
from bot.layout import Cost, Heading, Page, Part, lay_out
from bot.words import said, typed

UNLIMITED = 1_000_000_000

LONGEST_PERSON = "U" * 21
LONGEST_NAME = "n" * 80
"""Room that is kept for a name; what a longer one takes is far from Slack's own limits."""

GAP = "\n\n"
"""What stands between the parts of a page in its text."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: blocks with their ids, and the whole of them as text for who cannot see them.

    `text` is escaped for mrkdwn; send it with `mrkdwn` off where the method takes that.
    """

    blocks: Blocks
    text: str


@dataclass(frozen=True, slots=True)
class MessageSurface:
    """A surface of one message, what stands around every page of the answer taken off."""

    language: str
    under: Under
    text: int = READABLE_TEXT

    @property
    def budget(self) -> Cost:
        """Say how many blocks, their characters, tables and characters of text a page has."""
        whole = (MESSAGE_BLOCKS, BLOCK_CHARACTERS, TABLES, self.text)
        around = _around(self.language, self.under)
        return tuple(most - taken for most, taken in zip(whole, around, strict=True))

    def cost(self, part: Part) -> Cost | None:
        """Say what a part takes of each, the gap before it included."""
        return _cost(part, self.language, self.under)


@dataclass(frozen=True, slots=True)
class ViewSurface:
    """A surface of a modal or of the Home tab, of which `blocks` are taken by others already."""

    language: str
    under: Under
    blocks: int = 0

    @property
    def budget(self) -> Cost:
        """Say how many blocks and characters it has; it holds no table and bears no text."""
        return (VIEW_BLOCKS - self.blocks, VIEW_CHARACTERS, VIEW_TABLES, UNLIMITED)

    def cost(self, part: Part) -> Cost | None:
        """Say what a part takes of each."""
        return _cost(part, self.language, self.under)


def pages(reply: Reply[Run], language: str, under: Under) -> tuple[Page, ...]:
    """Return a reply as pages, each of which is one message within Slack's limits.

    What fits one message is not parted; what does not is parted where it is still readable.
    """
    whole = lay_out(reply, MessageSurface(language, under, TEXT), language)
    return whole if len(whole) == 1 else lay_out(reply, MessageSurface(language, under), language)


def message(page: Page, language: str, under: Under) -> Message:
    """Return a page as it is sent."""
    parts = _telling(page.parts)
    drawn = [block for part in parts for block in _blocks(part, language, under, page.number)]
    around = (*_asked(language, under), *drawn)
    return Message(
        _numbered(_with_share(around, page.number, language, under), under, page.number),
        plain(page, language, under),
    )


def view(page: Page, language: str, under: Under) -> Blocks:
    """Return a page as the blocks of a modal or of the Home tab."""
    drawn = [block for part in page.parts for block in _blocks(part, language, under, page.number)]
    return _numbered(drawn, under, page.number)


def plain(page: Page, language: str, under: Under) -> str:
    """Return all that a page says, for screen readers and where Slack refuses its blocks."""
    told = ["\n".join(filter(str.strip, lines(part))) for part in page.parts]
    return GAP.join(filter(None, (_asked_text(language, under), *told)))


def _telling(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return parts with a hint as running text, where it alone is the answer."""
    match [each for each in parts if not isinstance(each, (Heading, Actions))]:
        case [Note(tone=Tone.HINT) as alone]:
            return tuple(Paragraph(alone.line) if each is alone else each for each in parts)
        case _:
            return parts


def _blocks(part: Part, language: str, under: Under, page: int) -> Blocks:
    drawn = draw(part, language, under, page)
    if drawn is None:
        raise ValueError(f"{type(part).__name__} was not laid out for Slack")
    return drawn


@lru_cache(512)
def _cost(part: Part, language: str, under: Under) -> Cost | None:
    drawn = draw(part, language, under, HIGHEST_PAGE)
    if drawn is None:
        return None
    text = "\n".join(filter(str.strip, lines(part)))
    return _sum(drawn, under, length(text) + len(GAP))


def _around(language: str, under: Under) -> Cost:
    """Say what the offer to share and the line about who asked take, whether they stand there.

    A page that is shared holds the same as the page that somebody shares.
    """
    around = replace(under, shareable=True, shared_by=LONGEST_PERSON, sharer=LONGEST_NAME)
    blocks = (*_asked(language, around), *_with_share((), HIGHEST_PAGE, language, around))
    return _sum(blocks, around, length(_asked_text(language, around)) + len(GAP))


def _sum(blocks: Blocks, under: Under, text: int) -> Cost:
    tables = sum(block["type"] == "table" for block in blocks)
    return (len(blocks), sum(_size(block, under) for block in blocks), tables, text)


def _size(block: Json, under: Under) -> int:
    """Count a block as it is sent, with the longest ids."""
    (numbered,) = _numbered((block,), under, HIGHEST_PAGE, first=VIEW_BLOCKS)
    return BLOCK + _characters(numbered)


def _characters(drawn: object) -> int:
    match drawn:
        case str():
            return length(drawn)
        case list():
            return sum(map(_characters, drawn))
        case dict():
            told = (each for key, each in drawn.items() if key != "type")
            return CONTAINER + sum(map(_characters, told))
        case _:
            return 0


def _numbered(blocks: Iterable[Json], under: Under, page: int, first: int = 0) -> Blocks:
    """Give each block and each button an id of its own, the same ones for the same page."""
    numbered: list[Json] = []
    asked = first
    for number, block in enumerate(blocks, first):
        named = {**block, "block_id": f"{under.answer}.{page}.{number}"}
        if block["type"] == "actions":
            elements: list[Json] = []
            for each in _elements(block):
                if each["action_id"] == Kind.ASK:
                    elements.append({**each, "action_id": f"{Kind.ASK}:{asked}"})
                    asked += 1
                else:
                    elements.append(each)
            named["elements"] = elements
        numbered.append(named)
    return tuple(numbered)


def _elements(block: Json) -> list[Json]:
    elements = block["elements"]
    if not isinstance(elements, list):
        raise TypeError(type(elements))
    return elements


def _with_share(blocks: Blocks, page: int, language: str, under: Under) -> Blocks:
    """Add the offer to share to the last row of buttons, or a row of its own."""
    if not under.shareable:
        return blocks
    press = under.press(Kind.SHARE, under.command, language, page)
    share = button((Run(said("share", language)),), write(press), Kind.SHARE)
    if share is None:
        raise ValueError("the word for sharing fits a button")
    if blocks and blocks[-1]["type"] == "actions":
        buttons = _elements(blocks[-1])
        if len(buttons) < BUTTONS_IN_A_ROW:
            return (*blocks[:-1], row_of((*buttons, share)))
    return (*blocks, row_of((share,)))


def _asked(language: str, under: Under) -> Blocks:
    """Return what was asked and by whom, above an answer that was shared."""
    if not PERSON.fullmatch(under.shared_by):
        return ()
    command = Run(typed(under.command, language), Style.COMMAND)
    line = texts((command, Run(f" · {said('asked-by', language)} ")))
    section: Json = {
        "type": "rich_text_section",
        "elements": [*line, {"type": "user", "user_id": under.shared_by}],
    }
    return rich_text((section,))


def _asked_text(language: str, under: Under) -> str:
    """Return the same without a mention, which would call the person a second time."""
    if not PERSON.fullmatch(under.shared_by):
        return ""
    asked = f"{said('asked-by', language)} {plain_text(under.sharer)}"
    somebody = said("asked-by-somebody", language)
    command = plain_text(typed(under.command, language))
    return disarmed(f"{command} · {asked if under.sharer else somebody}")

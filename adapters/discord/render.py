"""A page as a message of components; nothing here knows Discord's SDK."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from adapters.chat.plain import length
from adapters.chat.press import Kind, Press, Under
from adapters.discord.drawing.components import (
    Components,
    Json,
    button,
    display,
    divider,
    file,
    label_of,
    rows_of,
    texts,
)
from adapters.discord.drawing.controls import custom_id
from adapters.discord.drawing.escape import markdown, weight
from adapters.discord.drawing.text import PERSON, marks
from adapters.discord.drawing.text import markdown as line_of
from adapters.discord.limits import (
    DISPLAY,
    FILES,
    MARKS,
    MESSAGE_CHARACTERS,
    MESSAGE_COMPONENTS,
    MESSAGE_WEIGHT,
    READABLE_CHARACTERS,
    READABLE_COMMAND,
)
from bot.document import Action, Actions, Note, Paragraph, Reply, Run, Sources, Style, Tone
from bot.layout import MORE, Cost, Heading, Page, Part, lay_out
from bot.layout.divide import heads
from bot.words import said, typed

COMPONENTS_V2 = 1 << 15
SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
"""Flags of a message. Discord docs, "Message Flags", 2026-11."""

LONGEST_PERSON = "9" * 20

NOTHING = "–"
"""What a message says that has nothing to say: Discord refuses an empty one."""

Pressed = tuple[str, Press]
"""What stands on a button, and what it stands for."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: components, what their buttons stand for, and the names of its files.

    A button that asks is numbered by its place in `controls`; one for more or for sharing bears
    its page, and stands there too.
    """

    components: Components
    controls: tuple[Press, ...] = ()
    files: tuple[str, ...] = ()

    def body(self, *, private: bool = False) -> Json:
        """Return it as Discord takes it, for one person alone where it is `private`.

        Nobody is called by it, and no link shows a picture.
        """
        return {
            "flags": COMPONENTS_V2 | SUPPRESS_EMBEDS | (EPHEMERAL if private else 0),
            "components": list(self.components),
            "allowed_mentions": {"parse": []},
        }


@dataclass(frozen=True, slots=True)
class MessageSurface:
    """A surface of one message, what stands around every page of the answer taken off."""

    language: str
    under: Under
    readable: int = READABLE_CHARACTERS

    @property
    def budget(self) -> Cost:
        """Say how many components, characters, bytes, marks and characters to read a page has."""
        whole = (MESSAGE_COMPONENTS, MESSAGE_CHARACTERS, MESSAGE_WEIGHT, MARKS, self.readable)
        around = _around(self.language, self.under.command)
        return tuple(most - taken for most, taken in zip(whole, around, strict=True))

    def cost(self, part: Part) -> Cost | None:
        """Say what a part takes of each."""
        return _cost(part)


def pages(reply: Reply[Run], language: str, under: Under) -> tuple[Page, ...]:
    """Return a reply as pages, each of which is one message within Discord's limits.

    What fits one message is not parted; what does not is parted where it is still readable.
    """
    whole = lay_out(reply, MessageSurface(language, under, MESSAGE_CHARACTERS), language)
    return whole if len(whole) == 1 else lay_out(reply, MessageSurface(language, under), language)


def message(page: Page, language: str, under: Under, *, files: tuple[str, ...] = ()) -> Message:
    """Return a page as it is sent, with up to `FILES` files above its last buttons."""
    if len(files) > FILES:
        raise ValueError(f"a page keeps room for {FILES} files, not for {len(files)}")
    told = [display(each) for each in _asked(language, under.command, under.shared_by)]
    pressed: list[Pressed] = []
    row: list[Json] = []
    begun = False
    for part in _telling(page.parts):
        if isinstance(part, Actions):
            more = [_pressed(each, language, under, page.number) for each in part.actions]
            row += _buttons(more, len(pressed))
            pressed += more
        elif drawn := _texts(part):
            apart = (divider(),) if begun and heads(part) else ()
            told += (*rows_of(row), *apart, *map(display, drawn))
            row = []
            begun = begun or not isinstance(part, Heading)
    if under.shareable:
        share = _share(language, under, page.number)
        row += _buttons([share], len(pressed))
        pressed.append(share)
    shown = (*told, *map(file, files), *rows_of(row))
    return Message(shown or (display(NOTHING),), tuple(press for _, press in pressed), files)


def plain_message(text: str) -> Message:
    """Return words of our own as a message, a paragraph for each line."""
    lines = [markdown(each) for each in text.splitlines()]
    return Message((display("\n".join(lines).strip() or NOTHING),))


def _telling(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return parts with a hint as running text, where it alone is the answer."""
    match [each for each in parts if not isinstance(each, (Heading, Actions))]:
        case [Note(tone=Tone.HINT) as alone]:
            return tuple(Paragraph(alone.line) if each is alone else each for each in parts)
        case _:
            return parts


def _texts(part: Part) -> tuple[str, ...]:
    drawn = texts(part)
    if drawn is None:
        raise ValueError(f"{type(part).__name__} was not laid out for Discord")
    return drawn


@lru_cache(2048)
def _cost(part: Part) -> Cost | None:
    if isinstance(part, Actions):
        if not all(map(label_of, part.actions)):
            return None
        rows = rows_of({} for _ in part.actions)
        return (len(rows) + len(part.actions), 0, 0, 0, 0)
    drawn = texts(part)
    if drawn is None:
        return None
    components, characters, *others = _sum(drawn)
    read = 0 if _is_looked_up(part) else characters
    return (components + heads(part), characters, *others, read)


def _is_looked_up(part: Part) -> bool:
    """Say whether a part is small print beneath an answer rather than something to read."""
    return isinstance(part, Sources) or (isinstance(part, Note) and part.tone is Tone.FOOTNOTE)


@lru_cache(512)
def _around(language: str, command: str) -> Cost:
    """Say what the offer to share, files and the line about who asked take, if they stand there.

    A page that is shared holds the same as the page that somebody shares.
    """
    components, characters, *others = _sum(_asked(language, command, LONGEST_PERSON))
    row_and_share = 2
    return (components + row_and_share + FILES, characters, *others, characters)


def _sum(drawn: tuple[str, ...]) -> Cost:
    return (
        len(drawn),
        sum(map(length, drawn)),
        sum(DISPLAY + weight(each) for each in drawn),
        sum(map(marks, drawn)),
    )


def _pressed(action: Action[Run], language: str, under: Under, page: int) -> Pressed:
    label = label_of(action)
    if label is None:
        raise ValueError("a button without room was not laid out for Discord")
    if action.command == MORE:
        return label, under.press(Kind.MORE, under.command, language, page + 1)
    return label, under.press(Kind.ASK, action.command, language)


def _share(language: str, under: Under, page: int) -> Pressed:
    return said("share", language), under.press(Kind.SHARE, under.command, language, page)


def _buttons(pressed: Iterable[Pressed], first: int) -> list[Json]:
    """Draw buttons of which the first has a place among the controls of the message."""
    return [
        button(
            label,
            custom_id(press.kind, press.answer, at if press.kind is Kind.ASK else press.page),
        )
        for at, (label, press) in enumerate(pressed, first)
    ]


def _asked(language: str, command: str, person: str) -> tuple[str, ...]:
    """Return what was asked and by whom, above an answer that was shared."""
    if not PERSON.fullmatch(person):
        return ()
    asked = typed(command, language)
    if len(asked) > READABLE_COMMAND:
        asked = f"{asked[: READABLE_COMMAND - 1].rstrip()}…"
    by = Run(f" · {said('asked-by', language)} ")
    return (f"-# {line_of((Run(asked, Style.COMMAND), by, Run(person, Style.PERSON)))}",)

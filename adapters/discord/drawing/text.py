"""Lines of styled text as Discord's markdown, in which everything but our own signs is disarmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from adapters.chat.lines import Line, dotted, together
from adapters.chat.plain import JOINER
from adapters.discord.drawing.escape import coded, disarmed
from bot.arguments import named
from bot.command import commands
from bot.document import Run, Style
from bot.words import DEFAULT, typed

NAMED = ("@", "#")
"""The signs in front of the id of somebody, and of a channel, which Discord draws by its name."""

SIGNS = {
    Style.STRONG: "**",
    Style.FLAG: "**",
    Style.QUOTE: "*",
    Style.COMMAND: "`",
}
"""A flag and a quotation say in words what they are; colours and sizes there are none."""

PERSON = re.compile(r"&?[1-9][0-9]{14,19}")
"""The id of a person, or of a role with the sign that its mention has before it.

Discord docs, "Snowflakes": 64 bits since 2015, looked up 2026-11.
"""

CHANNEL = re.compile(r"[1-9][0-9]{14,19}")
"""A channel's id, and a thread's. As above."""

SPACE = re.compile(r"([\s\ufeff]*)(.*?)([\s\ufeff]*)", re.DOTALL)
"""A text between what JavaScript takes for spaces, with which no format may begin or end."""

REMEMBERED = 4096

EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u20e3\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
MARKS = re.compile(
    r"\\.|(?P<mark>`[^`]+`|<[@#]|^(?:#{1,3}|-#| *-) |(?P<star>\*{1,2})|[%s])" % EMOJI,  # noqa: UP031 - braces
    re.MULTILINE,
)


def is_channel(run: Run) -> bool:
    """Say whether a run is a channel or thread that Discord can name."""
    return run.style is Style.CHANNEL and CHANNEL.fullmatch(run.text) is not None


def is_person(run: Run) -> bool:
    """Say whether a run is somebody, or a role, whom Discord can name."""
    return run.style is Style.PERSON and PERSON.fullmatch(run.text) is not None


@lru_cache(REMEMBERED)
def markdown(line: Line) -> str:
    """Return a line as markdown, an empty one where it says nothing; no line break is in it."""
    drawn = ""
    for look, text in _pieces(line):
        before, told, after = _parted(text)
        if not told or not look:
            drawn += disarmed(text, starts=not drawn.strip())
        else:
            # Signs that touch are read as others: `**a***b*` is not bold and italic.
            touches = drawn.endswith(("*", "`")) and not before
            drawn += f"{before}{JOINER if touches else ''}{_styled(look, told, drawn)}{after}"
    return drawn if drawn.strip() else ""


def marks(text: str) -> int:
    """Count the styled pieces, emoji and lines with a sign before them in what is drawn."""
    found = [each for each in MARKS.finditer(text) if each["mark"]]
    stars = sum(1 for each in found if each["star"])
    return len(found) - stars // 2


def _styled(look: str, text: str, before: str) -> str:
    if look in NAMED:
        return f"<{look}{text}>"
    if look == "`":
        return f"`{coded(text)}`"
    inner = disarmed(text, starts=not before.strip())
    # A sign behind a backslash, though that is one itself, would end no format.
    return f"{look}{inner}{JOINER if inner.endswith(chr(92)) else ''}{look}"


def _pieces(line: Line) -> Iterator[tuple[str, str]]:
    """Yield texts that look alike, each with the sign of its look."""
    for look, alike in groupby(together(line, _told), key=lambda each: _look(each[0])):
        texts = [text for _, text in alike]
        if look in NAMED:
            yield from ((look, text) for text in texts)
        else:
            yield look, "".join(texts)


def _look(run: Run) -> str:
    if is_person(run):
        return "@"
    return "#" if is_channel(run) else SIGNS.get(run.style, "")


def _parted(text: str) -> tuple[str, str, str]:
    found = SPACE.fullmatch(text)
    return (found[1], found[2], found[3]) if found else ("", text, "")


def _told(run: Run) -> str:
    return dotted(slashed(run.text) if run.style is Style.COMMAND else run.text)


@lru_cache(REMEMBERED)
def slashed(command: str) -> str:
    """Return a command as it is chosen here: by its English name, which is the same for everybody.

    What is no command of ours stays as it is.
    """
    first = command.removeprefix("/").partition(" ")[0]
    known = named(first, commands())
    return f"/{typed(command.removeprefix('/'), DEFAULT)}" if known else command

"""A page as terminal text; nothing here knows a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.console.blocks import draw_part
from adapters.console.wrap import Line
from adapters.harmless import isolated
from bot.document import Actions, Note, Paragraph, Reply, Run, Sources, Style, Tone
from bot.layout import Cost, Heading, Page, Part, lay_out

UNLIMITED = 1_000_000_000

COLOURS = {
    Style.STRONG: "1",
    Style.CITATION: "36",
    Style.FLAG: "33",
    Style.COMMAND: "32",
}
"""Select Graphic Rendition parameters of ECMA-48: weights and the eight colours of every theme."""

FAINT = "2"
QUIET = frozenset((Tone.HINT, Tone.FOOTNOTE))


@dataclass(frozen=True, slots=True)
class Screen:
    """A surface of `width` cells, on which a page has `height` lines; None has no end."""

    width: int
    height: int | None = None

    @property
    def budget(self) -> Cost:
        """Say how many lines a page has."""
        return (self.height or UNLIMITED,)

    def cost(self, part: Part) -> Cost | None:
        """Say how many lines a part takes, the gap before it included."""
        lines = draw_part(part, self.width)
        return None if lines is None else (len(lines) + 1,)


def draw(reply: Reply[Run], language: str, *, width: int, colour: bool) -> str:
    """Return a whole reply, however long, as text that ends in a line break."""
    (page,) = lay_out(reply, Screen(width), language)
    return f"{render(page, width, colour=colour)}\n"


def render(page: Page, width: int, *, colour: bool) -> str:
    """Return a page as text of `width` cells, without a line break at its end."""
    drawn: list[str] = []
    for number, part in enumerate(page.parts):
        if number and not _belongs(part, page.parts[number - 1]):
            drawn.append("")
        faint = isinstance(part, Sources) or (isinstance(part, Note) and part.tone in QUIET)
        lines = draw_part(part, width) or ()
        drawn += (_paint(line, faint=faint) if colour else _plain(line) for line in lines)
    return "\n".join(drawn)


def _belongs(part: Part, before: Part) -> bool:
    """Say whether a part stands right beneath the one before it."""
    match before, part:
        case Sources(), Note():
            return True
        case Note(tone=Tone.PROBLEM), Actions():
            return True
        case Paragraph(line=line), _:
            return _heads(line)
        case Heading(), Paragraph(line=line):
            return not _heads(line)
    return False


def _heads(line: Line) -> bool:
    """Say whether a line is the heading of what follows it."""
    return bool(line) and all(run.style is Style.STRONG for run in line)


def _plain(line: Line) -> str:
    return "".join(isolated(run.text) for run in line).rstrip()


def _paint(line: Line, *, faint: bool) -> str:
    return "".join(_coloured(run, faint=faint) for run in _stripped(line))


def _stripped(line: Line) -> Line:
    while line and not line[-1].text.rstrip(" "):
        line = line[:-1]
    return line


def _coloured(run: Run, *, faint: bool) -> str:
    codes = [FAINT] if faint else []
    if run.style in COLOURS:
        codes.append(COLOURS[run.style])
    text = isolated(run.text)
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes and text.strip() else text

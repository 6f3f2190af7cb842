"""Discord's markdown, read about as its clients read it.

After discord/SimpleAST (2026-11), the rules of simple-markdown that its web client uses, and what
jeremy-rifkin/discord-markdown measured at the client: a line starts inside a format as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

EMPHASIS = (
    r"\*(?=\S)(?P<em>(?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)(?<!\\)\*(?!\*)"
    r"|\b_(?P<em_>(?:__|\\.|[^\\_])+?)_\b"
)
BLOCKS = re.compile(
    r"(?P<heading>#{1,3})[ \t]+(?!#)(?P<headed>[^\n]+)\n?"
    r"|-#[ \t]+(?!-#)(?P<small>[^\n]+)\n?"
    r"| *>>> (?P<quoted>.+)| *>[ \t](?P<quote>[^\n]*\n?)"
    r"|(?P<indent> *)(?P<bullet>[*+-]|\d+\.) +(?P<item>[^\n]+(?:\n(?P=indent) {2}[^\n]+)*)\n?",
    re.DOTALL,
)
INLINE = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|<(?P<link>https?://[^\s>]+|mailto:[^\s>]+|tel:[^\s>]+)>"
    r"|<(?P<called>@[!&]?\d+|#\d+|t:-?\d+(?::[a-zA-Z])?|/[^:>\n]+:\d+|id:\w+|a?:\w+:\d+)>"
    r"|(?P<everyone>@everyone|@here)"
    r"|(?P<url>https?://[^\s<]+[^\s<.,:;\"')\]]|discord(?:app)?\.(?:gg|com/invite)/\w+)"
    r"|\[(?P<masked>(?:\\.|[^\]\\])*)\]\((?P<to>\s*[^\s)]+)[^)]*\)"
    r"|" + EMPHASIS + r"|\*\*(?P<strong>(?:\\.|[^\\])+?)\*\*(?!\*)"
    r"|__(?P<u>(?:\\.|[^\\])+?)__(?!_)|~~(?P<s>.+?)~~|\|\|(?P<spoiler>.+?)\|\|"
    r"|```(?P<block>.*?[^`].*?)```|(?P<ticks>`+)(?P<code>.*?[^`])(?P=ticks)(?!`)"
    r"|:(?P<emoji>[A-Za-z0-9_+-]+):",
    re.DOTALL,
)
TEXT = re.compile(r".+?(?=[^0-9A-Za-z\s\u00c0-\U0010ffff]|\n|\w+:\S|$)", re.DOTALL)

FORMATS = {"em": "i", "em_": "i", "strong": "b", "u": "u", "s": "s", "spoiler": "mark"}


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of what is drawn: its kind, and its text or the pieces in it."""

    kind: str
    text: str = ""
    inner: tuple[Node, ...] = ()


def read(source: str) -> tuple[Node, ...]:
    """Return what Discord makes of a text."""
    return tuple(_read(source, starts=True))


def text_of(nodes: tuple[Node, ...]) -> str:
    """Return what one reads, without what it looks like."""
    return "".join(each.text + text_of(each.inner) for each in nodes)


def kinds(nodes: tuple[Node, ...]) -> Iterator[str]:
    """Yield the kind of everything that is more than text, what is inside it too."""
    for each in nodes:
        if each.kind != "text":
            yield each.kind
        yield from kinds(each.inner)


def html(nodes: tuple[Node, ...]) -> str:
    """Return it as HTML."""
    return "".join(map(_html, nodes))


def _read(source: str, *, starts: bool) -> Iterator[Node]:
    at = 0
    while at < len(source):
        node, end = _next(source, at, starts=starts)
        yield node
        told = source[at:end]
        line = told[told.rfind("\n") + 1 :]
        starts = ("\n" in told or starts) and not line.strip()
        at = end


def _next(source: str, at: int, *, starts: bool) -> tuple[Node, int]:
    if starts and (found := BLOCKS.match(source, at)):
        return _block(found), found.end()
    if found := INLINE.match(source, at):
        return _inline(found, starts=starts), found.end()
    found = TEXT.match(source, at)
    end = found.end() if found else at + 1
    return Node("text", source[at:end]), end


def _block(found: re.Match[str]) -> Node:
    if found["headed"] is not None:
        return Node(f"h{len(found['heading'])}", inner=read(found["headed"]))
    if found["small"] is not None:
        return Node("small", inner=read(found["small"]))
    if found["item"] is not None:
        deep = "inner" if found["indent"] else "item"
        kind = deep if found["bullet"] in "*+-" else "numbered"
        return Node(kind, inner=read(re.sub(r"\n {2}", "\n", found["item"])))
    return Node("blockquote", inner=read(found["quoted"] or found["quote"]))


def _inline(found: re.Match[str], *, starts: bool) -> Node:
    told = {key: value for key, value in found.groupdict().items() if value is not None}
    for key, value in told.items():
        if key in FORMATS:
            return Node(FORMATS[key], inner=tuple(_read(value, starts=starts)))
    if "escaped" in told:
        return Node("text", told["escaped"])
    if "masked" in told:
        return Node("a", inner=read(told["masked"]))
    told.pop("ticks", None)
    ((kind, value),) = told.items()
    return Node(kind, value)


WRITTEN: dict[str, Callable[[str], str]] = {
    "text": escape,
    "code": lambda text: f"<code>{escape(text)}</code>",
    "block": lambda text: f"<pre>{escape(text)}</pre>",
    "called": lambda _text: "<span class=mention>@Eva Lindner</span>",
    "everyone": lambda text: f"<span class=mention>{escape(text)}</span>",
    "emoji": lambda text: f"<span class=emoji>:{escape(text)}:</span>",
    "url": lambda text: f"<a>{escape(text)}</a>",
    "link": lambda text: f"<a>{escape(text)}</a>",
}


def _html(node: Node) -> str:
    if node.kind in WRITTEN:
        return WRITTEN[node.kind](node.text)
    inner = html(node.inner)
    if node.kind in {"item", "inner", "numbered"}:
        return f"<div class='li {node.kind}'>{inner}</div>"
    if node.kind == "small":
        return f"<div class=small>{inner}</div>"
    return f"<{node.kind}>{inner}</{node.kind}>"

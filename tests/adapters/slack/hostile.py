"""Five hundred texts that would do something in Slack, and a reader that finds what is live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from adapters.slack.render import Message

JOINER = "\N{WORD JOINER}"

LIVE = (
    "<!channel>",
    "<!here>",
    "<!everyone|all>",
    "<@U012AB3CD>",
    "<@W012AB3CD|eva>",
    "<#C012AB3CD>",
    "<#C012AB3CD|general>",
    "<!subteam^S012AB3CD>",
    "<!date^1392734382^{date}|long ago>",
    "<https://evil.example|safe>",
    "<mailto:eva@evil.example|Eva>",
    "&lt;!channel&gt;",
    "&amp;lt;@U012AB3CD&amp;gt;",
    "https://evil.example/a_b_c",
    "http://evil.example",
    "ftp://evil.example",
    "www.evil.example",
    "evil.example",
    "slack://channel?id=1",
    "mailto:eva@evil.example",
    "eva@evil.example",
    "tel:+4930123456",
    "@channel",
    "@here",
    "#general",
    "*bold*",
    "**bold**",
    "_italic_",
    "__italic__",
    "~struck~",
    "`code`",
    "```block```",
    "> quoted",
    ">>> quoted",
    "\uff1e quoted",
    ":tada:",
    ":+1::skin-tone-3:",
    "[safe](https://evil.example)",
    "\u202etxt.exe\u202c",
    "\u2066<!channel>\u2069",
    "a\x00b\x1b[31m\x7f",
    "line\r\n> quoted\u2028*bold*",
    "half \ud83d <!here>",
    "שלום <!channel> עולם",
    "</script><script>alert(1)</script>",
    '{"type":"user","user_id":"U012AB3CD"}',
    "%3C!channel%3E",
    "<<!channel>>",
    "<!channel",
    "*<@U012AB3CD>* _https://evil.example_",
)
AROUND = (
    "{}",
    "a {} b",
    "{0}{0}",
    "({})",
    "word{}word",
    "* {} *",
    "„{}“",
    "\n{}",
    "{} ⚠",
    "\N{ZERO WIDTH SPACE}{}\N{ZERO WIDTH NO-BREAK SPACE}",
)
TEXTS = tuple(
    around.format(each) if "{0}" not in around else each + each
    for each in LIVE
    for around in AROUND
)

ESCAPED = re.compile(r"&(?!amp;|lt;|gt;)|[<>]")
LINKED = re.compile(
    r"\w://|[\w-]\.[^\W\d_]|[@#][^\s\u2060]|:[\w+'-]+:|(?:mailto|tel):[^\s\u2060]", re.IGNORECASE
)
QUOTED = re.compile(r"^\s*(?:&gt;|\uff1e)", re.MULTILINE)
CODED = re.compile(r"`[^`\n]*`")
FORMATTED = tuple(
    re.compile(rf"(?:^|[^\w{sign}]){sign}(?![\s{sign}])[^{sign}\n]*(?<!\s){sign}(?:$|[^\w{sign}])")
    for sign in (r"\*", "_", "~")
)
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\ud800-\udfff]")
TYPES = frozenset(
    "header context actions rich_text table rich_text_section rich_text_list text button "
    "plain_text mrkdwn raw_text".split()
)


def live(message: Message) -> Iterator[str]:
    """Yield what Slack would act on, or could not take, in a message."""
    yield from live_in_markup(message.text, code=False)
    for block in message.blocks:
        yield from _live(block)


def live_in_markup(text: str, *, code: bool) -> Iterator[str]:
    """Yield what Slack would act on in text that it parses; `code` allows spans of code."""
    bare = CODED.sub("x", text) if code else text
    yield from (f"live {found!r} in {text!r}" for found in ESCAPED.findall(bare))
    yield from (f"linked {found[0]!r} in {text!r}" for found in LINKED.finditer(bare))
    yield from (f"quoted in {text!r}" for _ in QUOTED.finditer(bare))
    if "`" in bare:
        yield f"code in {text!r}"
    # Whether Slack takes a joiner for a letter or for a gap is not documented.
    for taken_for in ("a", " "):
        shown = unescape(bare).replace(JOINER, taken_for)
        yield from (f"formatted {text!r}" for each in FORMATTED if each.search(shown))


def _live(drawn: object) -> Iterator[str]:
    match drawn:
        case list():
            for each in drawn:
                yield from _live(each)
        case str() if FORBIDDEN.search(drawn):
            yield f"forbidden in {drawn!r}"
        case dict():
            yield from _live_by_itself(drawn)
            for key, each in drawn.items():
                # A value is data, which nobody is shown.
                yield from _live(each) if key != "value" else ()


def _live_by_itself(drawn: dict[str, object]) -> Iterator[str]:
    kind = drawn.get("type", "text")
    if kind not in TYPES:
        yield f"a {kind}"
    if kind == "plain_text" and drawn.get("emoji") is not False:
        yield f"emoji in {drawn!r}"
    if kind == "mrkdwn":
        yield from live_in_markup(str(drawn["text"]), code=True)
        if drawn.get("verbatim") is not True:
            yield f"parsed {drawn!r}"

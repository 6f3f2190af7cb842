"""The reader of Discord's markdown sees what its clients act on, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.adapters.discord.hostile import FORBIDDEN, TEXTS, live, live_in_markdown, marks
from tests.adapters.discord.reading import acts

ACTED_ON = [
    ("<@80351110224678912>", ["user"]),
    ("<@!80351110224678912>", ["user"]),
    ("<@&165511591545143296>", ["role"]),
    ("<@$1402418491272986635>", ["game"]),
    ("<#103735883630395392>", ["channel"]),
    ("</airhorn:816437322781949972>", ["command"]),
    ("</foo group bar:123456789012345678>", ["command"]),
    ("<:mmLol:216154654256398347>", ["custom emoji"]),
    ("<a:b1nzy:392938283556143104>", ["custom emoji"]),
    ("<t:1618953630>", ["timestamp"]),
    ("<t:-1618953630:S>", ["timestamp"]),
    ("<id:browse>", ["server page"]),
    ("<id:linked-roles:165511591545143296>", ["server page"]),
    ("<https://example.com>", ["autolink"]),
    ("<eva@example.com>", ["autolink"]),
    ("@everyone and @here", ["everyone", "everyone"]),
    ("word@here", ["everyone"]),
    ("[safe](https://example.com)", ["masked link"]),
    ("[a [b] c](https://example.com)", ["masked link"]),
    ("see https://example.com/a_b", ["address"]),
    ("HTTPS://example.com", ["address"]),
    ("discord.gg/abc", ["invitation"]),
    ("discordapp.com/invite/abc", ["invitation"]),
    ("so :tada: good", ["emoji"]),
    (":+1::skin-tone-3:", ["emoji"]),
    ("**strong**", ["strong"]),
    ("*em* and _em_", ["em", "em"]),
    ("***both***", ["em", "strong"]),
    ("**a *b* c**", ["strong", "em"]),
    ("_em_ä", ["em"]),
    ("**two\nlines**", ["strong"]),
    ("__under__", ["underlined"]),
    ("~~struck~~", ["struck"]),
    ("||hidden||", ["hidden"]),
    ("`code`", ["code"]),
    ("``a ` b``", ["code"]),
    ("`**code**`", ["code"]),
    ("```ansi\nblock\n```", ["code block"]),
    ("# heading", ["heading 1"]),
    ("## heading", ["heading 2"]),
    ("### heading", ["heading 3"]),
    ("#\ufeffheading", ["heading 1"]),
    ("a\n  ## heading", ["heading 2"]),
    ("-# small **print**", ["subtext", "strong"]),
    ("> quoted", ["quote"]),
    (">>> all\n# of it", ["quote", "heading 1"]),
    ("- a\n- b", ["bullet", "bullet"]),
    ("- # heading", ["bullet", "heading 1"]),
    ("* a", ["bullet"]),
    ("12. a", ["number"]),
    (r"\\**strong**", ["strong"]),
    (r"\https://example.com", ["address"]),
    (r"discord.gg/abc \`", ["invitation"]),
]
LEFT_ALONE = [
    "Mistral AI raised 600 Mio. € (June 2024) [1][3]",
    "a_b_c and 2 * 3 * 4",
    "snake_case_name",
    "a#b, #deals, @eva, a@b.example",
    "a ## b",
    "####  deep",
    "##",
    "#heading",
    "-#",
    "-item and 1.item",
    "a > b >> c",
    ">quoted",
    "10:30 and 1:0, std::vector",
    "[1] (see below)",
    "www.example.com and example.com",
    "<b> and < @1> and <@eva>",
    "~one~ |two| `",
    "** spaced",
    "a * spaced * out",
    "discord.example",
    r"\*\*not strong\*\*",
    r"\<@80351110224678912\>",
    r"\# heading",
    r"1\. item",
    r"\@everyone",
    r"https\://example.com",
    r"[safe]\(https\://example.com)",
    r"\`not code\`",
    r"\|\|shown\|\|",
    r"\:tada:",
    r"discord\.gg/abc",
]


@pytest.mark.parametrize(("text", "kinds"), ACTED_ON, ids=[text for text, _ in ACTED_ON])
def test_what_a_client_acts_on_is_seen(text: str, kinds: list[str]) -> None:
    assert [act.kind for act in acts(text)] == kinds


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_a_client_leaves_alone_is_left_alone(text: str) -> None:
    assert live_in_markdown(text) == []


def test_what_is_acted_on_is_told_with_its_place() -> None:
    assert live_in_markdown("a **b**") == ["strong '**b**' in 'a **b**'"]


def test_there_are_five_hundred_hostile_texts() -> None:
    assert len(set(TEXTS)) == 500


def test_nearly_all_of_them_would_act() -> None:
    harmless = [each for each in TEXTS if not live_in_markdown(each) and not FORBIDDEN.search(each)]
    assert len(harmless) < 100


def sent(*components: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"components": list(components), "allowed_mentions": {"parse": []}, **more}


def display(text: str) -> dict[str, Any]:
    return {"type": 10, "content": text}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


OURS = sent(
    display("## Mistral AI\n**Funding** *raised* `/deal`\n- a\n  - b"),
    display("### Sources\n-# 1 Handelsblatt"),
    {"type": 13, "file": {"url": "attachment://a.csv"}},
    row({"type": 2, "style": 2, "label": "**Sources**", "custom_id": "ask:a:0"}),
    row({"type": 3, "custom_id": "c", "options": [{"label": "# a", "value": "<@1>"}]}),
)


def test_what_we_draw_ourselves_is_intended() -> None:
    assert live(OURS) == []


NOT_INTENDED = {
    "# Mistral AI": "heading 1 '# Mistral AI'",
    "1. Mistral AI": "number '1. Mistral AI'",
    "__Mistral AI__": "underlined '__Mistral AI__'",
    "@here": "everyone '@here'",
    "<@1>": "user '<@1>'",
    "**https://a.example**": "address 'https://a'",
    "a\x1b": "forbidden",
    "a\u202e": "forbidden",
}


@pytest.mark.parametrize(("text", "found"), NOT_INTENDED.items(), ids=map(repr, NOT_INTENDED))
def test_anything_else_is_live(text: str, found: str) -> None:
    [text_display] = live(sent(display(text)))
    assert text_display.startswith(found)
    assert len(live({"content": text, "allowed_mentions": {"parse": []}})) == 1
    assert len(live(sent(embeds=[{"fields": [{"name": text, "value": "x"}]}]))) == 1


def test_control_characters_are_seen_on_controls_too() -> None:
    assert live(sent(row({"type": 2, "style": 2, "label": "\x00", "custom_id": "a"}))) != []


def test_people_who_are_named_may_be_mentioned() -> None:
    body = sent(display("<@1> and <@2>"))
    assert live(body, people=("1", "2")) == []
    assert len(live(body, people=("1",))) == 1


def test_a_message_calls_nobody_only_if_it_says_so() -> None:
    for allowed in (None, {}, {"parse": ["users"]}, {"parse": [], "users": ["1"]}):
        assert live({"content": "x", "allowed_mentions": allowed}) == ["mentions call somebody"]
    assert live({"content": "x"}) == ["mentions call somebody"]


@pytest.mark.parametrize("kind", [11, 12, 18])
def test_components_that_we_never_send_are_live(kind: int) -> None:
    assert live(sent({"type": kind})) == [f"a component of type {kind}"]


def test_all_marks_are_told_in_their_order() -> None:
    assert marks(OURS) == [
        *("heading 2", "strong", "em", "code", "bullet", "bullet"),
        *("heading 3", "subtext"),
    ]

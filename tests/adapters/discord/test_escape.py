from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.plain import JOINER, length, plain
from adapters.discord.drawing.escape import coded, disarmed, markdown, weight
from adapters.discord.drawing.text import markdown as line_of
from bot.document import Run, Style
from tests.adapters.discord.hostile import TEXTS, live_in_markdown
from tests.adapters.discord.reading import acts
from tests.previews.discord_markdown import kinds, read, text_of

SIGNS = st.text("<>*_~`|@#:/.a1 -+[]()\\!\n\ufeff\N{NO-BREAK SPACE}ä", max_size=30)
PIECES = st.lists(
    st.builds(Run, st.text("<>*_~`|@#:/.a1 -[]()\\", max_size=6), st.sampled_from(Style)),
    max_size=6,
)
EXPECTED = {"strong", "em", "code"}


def test_there_are_five_hundred_hostile_texts() -> None:
    assert len(set(TEXTS)) == 500


def test_none_of_them_is_live_in_markdown() -> None:
    assert [found for text in TEXTS for found in live_in_markdown(markdown(text))] == []
    assert [found for text in TEXTS for found in kinds(read(markdown(text)))] == []


def test_nearly_all_of_them_would_be() -> None:
    harmless = [text for text in TEXTS if not live_in_markdown(text)]

    assert len(harmless) < 100


@given(text=SIGNS)
def test_no_text_of_the_signs_of_markdown_is_live(text: str) -> None:
    assert live_in_markdown(markdown(text)) == []
    assert list(kinds(read(markdown(text)))) == []


@given(text=SIGNS | st.text())
def test_what_is_disarmed_is_drawn_as_it_was(text: str) -> None:
    assert text_of(read(markdown(text))) == plain(text)


@given(line=PIECES)
def test_styles_beside_one_another_make_no_others(line: list[Run]) -> None:
    drawn = line_of(tuple(line))

    assert {act.kind for act in acts(drawn)} <= EXPECTED
    assert set(kinds(read(drawn))) <= {"b", "i", "code"}


@given(line=PIECES)
def test_a_line_says_all_its_words(line: list[Run]) -> None:
    drawn = text_of(read(line_of(tuple(line))))

    assert _letters(drawn) == _letters("".join(run.text for run in line))


@given(line=PIECES)
def test_every_style_of_a_line_is_drawn(line: list[Run]) -> None:
    looks = {Style.STRONG: "b", Style.FLAG: "b", Style.QUOTE: "i", Style.COMMAND: "code"}
    styled = {looks[run.style] for run in line if run.style in looks and run.text.strip()}

    assert set(kinds(read(line_of(tuple(line))))) == styled


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("AT&T > 5 # 3", "AT&T > 5 # 3"),
        ("2.5 and 1:0 at 10:30", "2.5 and 1:0 at 10:30"),
        (
            "Dr. Who, z. B. – and/or (x) [1][3] ~15 a|b",
            "Dr. Who, z. B. – and/or (x) [1][3] ~15 a|b",
        ),
        ("eva@example.com", "eva@example.com"),
        ("-5 %", "-5 %"),
        ("2.5bn", "2.5bn"),
        ("„Größe“ €15M [1][3]", "„Größe“ €15M [1][3]"),
        ("a_b", r"a\_b"),
        ("<5", r"\<5"),
        ("https://x.io", r"https\://x.io"),
        ("- a", r"\- a"),
        ("12. März", r"12\. März"),
        ("# a", r"\# a"),
        (" > a", r" \> a"),
        ("[a](https://b.c)", r"[a]\(https\://b.c)"),
        ("DISCORD.GG/x", r"DISCORD\.GG/x"),
        ("~~a~~", r"\~~a\~~"),
    ],
)
def test_only_what_would_act_is_touched(text: str, written: str) -> None:
    assert markdown(text) == written


def test_what_stands_within_a_line_may_begin_with_any_sign() -> None:
    assert disarmed("- a", starts=False) == "- a"


def test_code_keeps_its_signs_and_ends_where_we_say() -> None:
    assert coded("a*b_<@1> `c` [d](e)") == f"a*b_<@1> ˋcˋ [d]{JOINER}(e)"


def test_characters_and_bytes_are_counted() -> None:
    texts = ("", "abc", "ä€", "😀", "\ud83d")

    assert [length(each) for each in texts] == [0, 3, 2, 2, 1]
    assert [weight(each) for each in texts] == [0, 3, 5, 4, 3]


def _letters(text: str) -> str:
    return "".join(text.replace(JOINER, "").replace("ˋ", "`").split())

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.plain import length, plain
from adapters.slack.drawing.escape import disarmed, mrkdwn
from tests.adapters.slack.hostile import JOINER, TEXTS, live_in_markup


def test_there_are_five_hundred_hostile_texts() -> None:
    assert len(set(TEXTS)) == 500


def test_none_of_them_is_live_in_markup() -> None:
    assert [found for text in TEXTS for found in live_in_markup(mrkdwn(text), code=False)] == []


def test_nearly_all_of_them_would_be() -> None:
    harmless = [text for text in TEXTS if not any(live_in_markup(text, code=False))]

    assert len(harmless) < 100


@given(text=st.text("<>&*_~`@#:/.a \uff1e!|", max_size=30))
def test_no_text_of_the_signs_of_markup_is_live(text: str) -> None:
    assert list(live_in_markup(mrkdwn(text), code=False)) == []


@given(pieces=st.lists(st.text("<>&*_~`@#:/.a !|", max_size=4), max_size=8))
def test_pieces_beside_one_another_make_no_markup(pieces: list[str]) -> None:
    assert list(live_in_markup(disarmed("".join(map(plain, pieces))), code=False)) == []


@given(text=st.text())
def test_what_is_disarmed_is_drawn_as_it_was(text: str) -> None:
    drawn = mrkdwn(text).replace(JOINER, "").replace("&lt;", "<").replace("&gt;", ">")

    assert drawn.replace("&amp;", "&") == plain(text).replace(JOINER, "").replace("`", "ˋ")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("AT&T <b>", f"AT&amp;T &lt;b{JOINER}&gt;"),
        ("2.5 and 1:0", "2.5 and 1:0"),
        ("Dr. Who, z. B.", "Dr. Who, z. B."),
        ("a_b", f"a{JOINER}_{JOINER}b"),
        ("https://x.io", f"https:{JOINER}//x.{JOINER}io"),
        ("„Größe“ €15M [1][3]", "„Größe“ €15M [1][3]"),
    ],
)
def test_only_what_would_act_is_touched(text: str, written: str) -> None:
    assert mrkdwn(text) == written


def test_characters_are_counted_as_slack_counts_them() -> None:
    assert [length(each) for each in ("", "abc", "ä€", "😀", "\ud83d")] == [0, 3, 2, 2, 1]

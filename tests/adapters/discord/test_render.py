from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.chat.press import Kind, Under
from adapters.discord.drawing.controls import Use, read
from adapters.discord.limits import MESSAGE_CHARACTERS, READABLE_CHARACTERS
from adapters.discord.render import Message, MessageSurface, message, pages, plain_message
from bot.document import (
    Action,
    Actions,
    Attachment,
    Block,
    Fields,
    Items,
    Note,
    Paragraph,
    Reply,
    Row,
    Run,
    Sources,
    Style,
    Table,
    Timeline,
    Tone,
)
from bot.layout import MORE
from tests.adapters.discord.hostile import TEXTS, live, marks
from tests.bot.strategies import replies
from tests.contracts.surface import keeps_its_promises
from tests.fakes.discord.components import faults, is_empty, is_too_heavy
from tests.previews.discord_markdown import kinds
from tests.previews.discord_markdown import read as read_markdown

Json = dict[str, Any]

EVA = "100000000000000001"
UNDER = Under("funding mistral", "k7Qm2xVb9TzR", 812, 1_796_000_000, "Europe/Berlin")
SHAREABLE = replace(UNDER, shareable=True)
SHARED = replace(UNDER, shared_by=EVA, sharer="Eva")
BOTH = replace(SHARED, shareable=True)
SURFACES = [MessageSurface("en", UNDER), MessageSurface("de", BOTH, MESSAGE_CHARACTERS)]
FILES = ("one.md", "two.md")
MANY = 10_000

DRAWN_BY_A_CLIENT = 199
"""Formats, emoji and the like in one text, behind which a client leaves everything out.

discord-api-docs issues 6932 and 8501, read 2026-11.
"""


@pytest.mark.parametrize("surface", SURFACES)
@given(reply=replies())
@settings(max_examples=20)
def test_a_message_is_a_surface(surface: MessageSurface, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, surface)


@pytest.mark.slow
@pytest.mark.parametrize("surface", SURFACES)
@given(reply=replies())
@settings(max_examples=300)
def test_a_message_is_a_surface_at_length(surface: MessageSurface, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, surface)


@given(reply=replies())
@settings(max_examples=60)
def test_no_message_is_over_a_limit(reply: Reply[Run]) -> None:
    assert [found for shown in _messages(reply, BOTH, FILES) for found in _over(shown)] == []


@pytest.mark.slow
def test_no_message_of_ten_thousand_replies_is_over_a_limit(
    seed: int, tell: Callable[[str], None]
) -> None:
    counted = {"replies": 0, "pages": 0}
    wrong: list[str] = []

    # The seed of the run decides the examples.
    @given(reply=replies())
    @settings(max_examples=MANY, database=None, suppress_health_check=list(HealthCheck))
    def each(reply: Reply[Run]) -> None:
        shown = _messages(reply, BOTH, FILES)
        counted["replies"] += 1
        counted["pages"] += len(shown)
        wrong.extend(found for one in shown for found in _over(one))

    each()
    tell(
        f"{counted['replies']:,} random replies (seed {seed}): "
        f"{counted['pages']:,} pages for Discord, {len(wrong)} over a limit"
    )
    assert counted["replies"] >= MANY
    assert wrong == []


def test_no_hostile_text_is_live_anywhere() -> None:
    usual = _kinds(_messages(_everywhere("word"), SHAREABLE))
    found: list[str] = []
    for text in TEXTS:
        shown = _messages(_everywhere(text), replace(SHAREABLE, command=text))
        found += [each for one in shown for each in (*live(one.body()), *_refused(one))]
        if _kinds(shown) != usual:
            found.append(f"{text!r} looks otherwise")

    assert found == []


def test_neither_is_what_was_asked() -> None:
    found: list[str] = []
    for text in TEXTS:
        (shown,) = _messages(Reply((Run("Deal"),), ()), replace(BOTH, command=text, sharer=text))
        found += live(shown.body(), [EVA])

    assert found == []


def test_words_of_our_own_are_no_markdown() -> None:
    shown = [plain_message(text) for text in TEXTS]

    assert [found for each in shown for found in (*live(each.body()), *_refused(each))] == []


def test_words_of_our_own_are_a_line_each() -> None:
    assert _contents(plain_message("Something *failed*.\nPlease ask again.")) == [
        "Something \\*failed\\*.\nPlease ask again."
    ]


@pytest.mark.parametrize("person", ["", "eva", f"{EVA}|x", f"<@{EVA}>", f"{EVA} ", "@everyone"])
def test_nobody_is_named_by_what_is_no_id(person: str) -> None:
    (shown,) = _messages(Reply((Run("Deal"),), ()), replace(SHARED, shared_by=person))

    assert _contents(shown) == ["## Deal"]


def test_an_answer_that_was_shared_says_what_was_asked_and_by_whom() -> None:
    (shown,) = _messages(Reply((Run("Deal"),), ()), SHARED)

    assert _contents(shown) == [
        f"-# `/funding mistral`\N{NO-BREAK SPACE}· asked by <@{EVA}>",
        "## Deal",
    ]


def test_a_long_question_is_shortened_above_its_answer() -> None:
    (shown,) = _messages(Reply((Run("Deal"),), ()), replace(SHARED, command="search " + "x" * 900))
    (asked, _) = _contents(shown)

    assert asked.startswith("-# `/search xxx")
    assert "x…`" in asked
    assert len(asked) < 300


def test_a_page_holds_the_same_whoever_sees_it() -> None:
    reply = Reply((Run("Deal"),), (Items(tuple((Run("word " * 9),) for _ in range(200))),))

    assert pages(reply, "en", UNDER) == pages(reply, "en", BOTH)


def test_what_fits_one_message_is_one_and_what_does_not_has_readable_pages() -> None:
    (one,) = _messages(Reply((), (Paragraph((Run("word " * 750),)),)), UNDER)
    several = _messages(Reply((), (Paragraph((Run("word " * 900),)),)), UNDER)

    assert READABLE_CHARACTERS < len("".join(_contents(one))) <= MESSAGE_CHARACTERS
    assert len(several) == 2
    assert max(len("".join(_contents(each))) for each in several) <= READABLE_CHARACTERS


def test_what_weighs_too_much_has_several_pages() -> None:
    shown = _messages(Reply((), (Paragraph((Run("資" * 3_500),)),)), UNDER)

    assert len(shown) > 1
    assert [is_too_heavy(each.body()) for each in shown] == [False] * len(shown)


def test_what_a_client_would_cut_has_several_pages() -> None:
    items = tuple((Run("a", Style.STRONG), Run(" "), Run("b", Style.QUOTE)) for _ in range(90))
    shown = _messages(Reply((), (Items(items),)), UNDER)

    assert len(shown) > 1
    assert [found for each in shown for found in _over(each)] == []


def test_what_has_too_many_components_has_several_pages() -> None:
    rows = tuple(Row((Run("a"),), ((Run("b"),), (Run("c"),))) for _ in range(90))
    shown = _messages(Reply((), (Fields(rows), Actions(_actions("defg")))), BOTH, FILES)

    assert len(shown) == 3
    assert [found for each in shown for found in _over(each)] == []


def test_lines_between_sections_are_components_too() -> None:
    section = (Paragraph((Run("a", Style.STRONG),)), Paragraph((Run("b"),)))
    shown = _messages(Reply((), section * 30), BOTH, FILES)

    assert [found for each in shown for found in _over(each)] == []


def test_the_body_calls_nobody_and_shows_no_picture_of_a_link() -> None:
    body = plain_message("Kept.").body()

    assert body == {
        "flags": 1 << 15 | 1 << 2,
        "components": [{"type": 10, "content": "Kept."}],
        "allowed_mentions": {"parse": []},
    }


def test_buttons_say_which_call_they_are() -> None:
    asked = (Action((Run("sources"),), "sources 4"), Action((Run("conflicts"),), "conflicts"))
    (shown,) = _messages(Reply((), (Actions(asked),)), SHAREABLE)

    assert [each["custom_id"] for each in _buttons(shown)] == [
        "ask:k7Qm2xVb9TzR:0",
        "ask:k7Qm2xVb9TzR:1",
        "share:k7Qm2xVb9TzR:1",
    ]
    assert [each["label"] for each in _buttons(shown)] == ["Sources", "Conflicts", "Share"]
    assert [(each.kind, each.command, each.page) for each in shown.controls] == [
        (Kind.ASK, "sources 4", 1),
        (Kind.ASK, "conflicts", 1),
        (Kind.SHARE, "funding mistral", 1),
    ]


def test_what_a_button_asks_stands_in_its_place_among_the_controls() -> None:
    blocks: tuple[Block[Run], ...] = (
        Actions(_actions("abcdef")),
        Paragraph((Run("and"),)),
        Actions(_actions("gh")),
    )
    (shown,) = _messages(Reply((), blocks), SHAREABLE)

    for each in _buttons(shown):
        control = read(each["custom_id"])
        assert control is not None
        if control.kind is Use.ASK:
            assert shown.controls[control.number].command == each["label"].lower()
    assert [each["type"] for each in shown.components] == [1, 1, 10, 1]


def test_the_button_for_more_asks_for_the_next_page_of_the_same_answer() -> None:
    reply = Reply((Run("Deal"),), (Items(tuple((Run("word " * 9),) for _ in range(200))),))
    shown = _messages(reply, SHAREABLE)

    assert len(shown) > 2
    assert [each["custom_id"] for page in shown[:2] for each in _buttons(page)] == [
        "more:k7Qm2xVb9TzR:2",
        "share:k7Qm2xVb9TzR:1",
        "more:k7Qm2xVb9TzR:3",
        "share:k7Qm2xVb9TzR:2",
    ]
    assert [(each.kind, each.command, each.page) for each in shown[1].controls] == [
        (Kind.MORE, "funding mistral", 3),
        (Kind.SHARE, "funding mistral", 2),
    ]


@pytest.mark.parametrize("label", ["x" * 81, "😀" * 41, " "], ids=["long", "wide", "blank"])
def test_a_button_that_cannot_hold_its_label_is_words(label: str) -> None:
    (shown,) = _messages(Reply((), (Actions((Action((Run(label),), "help"),)),)), UNDER)

    assert [each["type"] for each in shown.components] == [10]
    assert shown.controls == ()


def test_more_than_five_buttons_stand_in_rows() -> None:
    (shown,) = _messages(Reply((), (Actions(_actions("abcdefg")),)), SHAREABLE)

    assert [len(each["components"]) for each in _json(shown)] == [4, 4]


def test_files_stand_above_the_last_buttons() -> None:
    reply = Reply((Run("Brief"),), (Actions(_actions("a")),))
    (page,) = pages(reply, "en", SHAREABLE)
    shown = message(page, "en", SHAREABLE, files=("brief.md",))

    assert [each["type"] for each in shown.components] == [10, 13, 1]
    assert _json(shown)[1]["file"] == {"url": "attachment://brief.md"}
    assert shown.files == ("brief.md",)


def test_more_files_than_there_is_room_for_are_refused() -> None:
    (page,) = pages(Reply((), ()), "en", UNDER)

    with pytest.raises(ValueError, match="room for 2 files, not for 3"):
        message(page, "en", UNDER, files=("a", "b", "c"))


def test_a_file_that_does_not_go_along_is_told_of_in_words() -> None:
    attachment = Attachment("brief.md", _line("Brief"), (), (), _line("The brief is a file."))
    (shown,) = _messages(Reply((), (attachment,)), UNDER)

    assert _contents(shown) == ["The brief is a file."]


def test_an_answer_without_words_is_a_message_all_the_same() -> None:
    (shown,) = _messages(Reply((), ()), UNDER)

    assert _contents(shown) == ["–"]
    assert not is_empty(shown.body())


def test_a_page_is_the_same_message_each_time() -> None:
    assert _messages(_everywhere("a"), UNDER) == _messages(_everywhere("a"), UNDER)


def _over(shown: Message) -> list[str]:
    """Tell what Discord would refuse of a message, fail at, or leave out."""
    drawn = [kind for text in _contents(shown) for kind in kinds(read_markdown(text))]
    left_out = [f"{len(drawn)} marks"] if len(drawn) > DRAWN_BY_A_CLIENT else []
    return [*_refused(shown), *left_out]


def _refused(shown: Message) -> list[str]:
    body = shown.body()
    found = [str(each) for each in faults(body, files=shown.files)]
    found += ["too heavy"] if is_too_heavy(body) else []
    return [*found, "empty"] if is_empty(body) else found


def _kinds(shown: list[Message]) -> list[str]:
    return [kind for each in shown for kind in marks(each.body())]


def _everywhere(text: str) -> Reply[Run]:
    """A reply that has the text in every place, in every style."""
    line = tuple(Run(text, style) for style in (Style.PLAIN, Style.QUOTE))
    rows = (Row((Run(text),), ((Run(text),), (Run(text, Style.FLAG),))),)
    blocks: tuple[Block[Run], ...] = (
        Paragraph(line),
        Fields(rows),
        Timeline(rows),
        Items((line,)),
        Table(((Run(text),),), (((Run(text, Style.STRONG),),),)),
        *(Note(tone, (Run(text),)) for tone in Tone),
        Note(Tone.HINT, (Run(text, Style.COMMAND), Run(text))),
        Sources(rows),
        Actions((Action((Run(text, Style.COMMAND),), "help"), Action((Run("more"),), MORE))),
    )
    return Reply((Run(text),), blocks, (Run(text),))


def _messages(reply: Reply[Run], under: Under, files: tuple[str, ...] = ()) -> list[Message]:
    return [message(page, "en", under, files=files) for page in pages(reply, "en", under)]


def _contents(shown: Message) -> list[str]:
    return [each["content"] for each in _json(shown) if each["type"] == 10]


def _buttons(shown: Message) -> list[Json]:
    return [each for row in _json(shown) if row["type"] == 1 for each in row["components"]]


def _json(shown: Message) -> list[Json]:
    return list(shown.components)


def _actions(names: str) -> tuple[Action[Run], ...]:
    return tuple(Action((Run(each),), each) for each in names)


def _line(text: str) -> tuple[Run, ...]:
    return (Run(text),)

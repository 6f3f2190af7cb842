from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.chat.press import Kind, Under
from adapters.slack.drawing.buttons import read
from adapters.slack.limits import READABLE_TEXT, TEXT
from adapters.slack.render import Message, MessageSurface, ViewSurface, message, pages, view
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
from bot.layout import MORE, Surface, lay_out
from tests.adapters.slack.documented import over
from tests.adapters.slack.hostile import TEXTS, live
from tests.bot.strategies import replies
from tests.contracts.surface import keeps_its_promises
from tests.fakes.slack.blocks import flaws

Json = dict[str, Any]

UNDER = Under("funding mistral", "k7Qm2xVb9TzR", 812, 1_796_000_000, "Europe/Berlin")
SHARED = replace(UNDER, shareable=True, shared_by="U012AB3CD", sharer="Eva")
SURFACES = [
    MessageSurface("en", UNDER),
    MessageSurface("de", SHARED, TEXT),
    ViewSurface("en", UNDER),
]
MANY = 10_000


@pytest.mark.parametrize("surface", SURFACES)
@given(reply=replies())
@settings(max_examples=20)
def test_a_message_and_a_view_are_surfaces(surface: Surface, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, surface)


@pytest.mark.slow
@pytest.mark.parametrize("surface", SURFACES)
@given(reply=replies())
@settings(max_examples=300)
def test_a_message_and_a_view_are_surfaces_at_length(surface: Surface, reply: Reply[Run]) -> None:
    keeps_its_promises(reply, surface)


@given(reply=replies())
@settings(max_examples=60)
def test_no_message_is_over_a_limit(reply: Reply[Run]) -> None:
    for shown in _messages(reply, SHARED):
        assert list(over(shown)) == []
        assert flaws(list(shown.blocks)) == []


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
        shown = _messages(reply, SHARED)
        counted["replies"] += 1
        counted["pages"] += len(shown)
        wrong.extend(found for one in shown for found in over(one))
        wrong.extend(str(found) for one in shown for found in flaws(list(one.blocks)))

    each()
    tell(
        f"{counted['replies']:,} random replies (seed {seed}): "
        f"{counted['pages']:,} pages, {len(wrong)} over a limit"
    )
    assert counted["replies"] >= MANY
    assert wrong == []


def test_no_hostile_text_is_live_anywhere() -> None:
    found: list[str] = []
    for text in TEXTS:
        for shown in _messages(_everywhere(text), replace(UNDER, command=text, shareable=True)):
            found += [*live(shown), *over(shown)]

    assert found == []


def test_neither_is_what_was_asked_nor_the_name_of_who_asked() -> None:
    found: list[str] = []
    for text in TEXTS:
        under = replace(SHARED, sharer=text, command=text)
        for shown in _messages(Reply((Run("Deal"),), ()), under):
            found += [each for each in live(shown) if each != "a user"]

    assert found == []


@pytest.mark.parametrize("person", ["", "eva", "U1|<!channel>", "<@U012AB3CD>", "U012AB3CD "])
def test_nobody_is_named_by_what_is_no_id(person: str) -> None:
    (shown,) = _messages(Reply((Run("Deal"),), ()), replace(SHARED, shared_by=person))

    assert [block["type"] for block in shown.blocks] == ["header", "actions"]


def test_text_says_the_whole_page() -> None:
    (shown,) = _messages(_everywhere("Größe"), UNDER)

    assert shown.text.count("Größe") == 23


def test_an_answer_that_was_shared_says_what_was_asked_and_by_whom() -> None:
    (shown,) = _messages(Reply((Run("Deal"),), ()), SHARED)

    assert shown.blocks[0]["elements"] == [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "funding mistral", "style": {"code": True}},
                {"type": "text", "text": "\N{NO-BREAK SPACE}· asked by "},
                {"type": "user", "user_id": "U012AB3CD"},
            ],
        }
    ]
    assert shown.text == "funding mistral · asked by Eva\n\nDeal"


def test_a_page_holds_the_same_whoever_sees_it() -> None:
    reply = Reply((Run("Deal"),), (Items(tuple((Run("word " * 9),) for _ in range(200))),))

    assert pages(reply, "en", UNDER) == pages(reply, "en", SHARED)


def test_what_fits_one_message_is_one_and_what_does_not_has_readable_pages() -> None:
    (one,) = _messages(Reply((), (Paragraph((Run("word " * 750),)),)), UNDER)
    several = _messages(Reply((), (Paragraph((Run("word " * 900),)),)), UNDER)

    assert READABLE_TEXT < len(one.text) <= TEXT
    assert len(several) == 2
    assert max(len(each.text) for each in several) <= READABLE_TEXT


def test_buttons_say_which_call_they_are() -> None:
    asked = (Action((Run("sources"),), "sources 4"), Action((Run("conflicts"),), "conflicts"))
    (shown,) = _messages(Reply((), (Actions(asked),)), replace(UNDER, shareable=True))

    assert [
        (each["action_id"], each["text"]["text"], press.kind, press.command, press.page)
        for each in _buttons(shown)
        if (press := read(each["value"]))
    ] == [
        ("ask:0", "Sources", Kind.ASK, "sources 4", 1),
        ("ask:1", "Conflicts", Kind.ASK, "conflicts", 1),
        ("share", "Share", Kind.SHARE, "funding mistral", 1),
    ]


def test_the_button_for_more_asks_for_the_next_page_of_the_same_answer() -> None:
    reply = Reply((Run("Deal"),), (Items(tuple((Run("word " * 9),) for _ in range(200))),))
    shown = _messages(reply, replace(UNDER, shareable=True))
    presses = [read(each["value"]) for page in shown for each in _buttons(page)]

    assert len(shown) > 2
    assert [(press.kind, press.command, press.page) for press in presses if press][:4] == [
        (Kind.MORE, "funding mistral", 2),
        (Kind.SHARE, "funding mistral", 1),
        (Kind.MORE, "funding mistral", 3),
        (Kind.SHARE, "funding mistral", 2),
    ]


@pytest.mark.parametrize(
    "action",
    [("x" * 76, "help"), ("help", "x" * 1_950), (" ", "help")],
    ids=["label", "command", "blank"],
)
def test_a_button_that_cannot_hold_its_command_is_words(action: tuple[str, str]) -> None:
    label, command = action
    (shown,) = _messages(Reply((), (Actions((Action((Run(label),), command),)),)), UNDER)

    assert [block["type"] for block in shown.blocks] == ["rich_text"]


def test_more_than_five_buttons_stand_in_rows() -> None:
    actions = Actions(tuple(Action((Run(each),), each) for each in "abcdefg"))
    (shown,) = _messages(Reply((), (actions,)), replace(UNDER, shareable=True))

    assert [str(block["block_id"])[-2:] for block in shown.blocks] == [".0", ".1"]
    assert [each["action_id"] for each in _buttons(shown)][4:6] == ["ask:4", "ask:5"]


def test_a_page_has_the_same_ids_each_time_and_each_once() -> None:
    reply = _everywhere("a")
    (shown,), (again,) = _messages(reply, UNDER), _messages(reply, UNDER)
    ids = [str(block["block_id"]) for block in shown.blocks]

    assert shown == again
    assert ids[:2] == ["k7Qm2xVb9TzR.1.0", "k7Qm2xVb9TzR.1.1"]
    assert len(set(ids)) == len(ids)


def test_a_file_is_told_of_in_words() -> None:
    attachment = Attachment("brief.md", _line("Brief"), (), (), _line("The brief is a file."))
    (shown,) = _messages(Reply((), (attachment,)), UNDER)

    assert shown.text == "The brief is a file."


def test_a_view_has_ids_and_neither_share_nor_asker() -> None:
    (page,) = lay_out(Reply((Run("Deal"),), ()), ViewSurface("en", SHARED), "en")

    assert [block["block_id"] for block in view(page, "en", SHARED)] == ["k7Qm2xVb9TzR.1.0"]


@given(reply=replies())
@settings(max_examples=30)
def test_no_view_is_over_a_limit(reply: Reply[Run]) -> None:
    for page in lay_out(reply, ViewSurface("en", UNDER), "en"):
        blocks = view(page, "en", UNDER)
        assert not blocks or flaws(list(blocks), "home") == []


def test_a_view_tells_a_table_row_by_row() -> None:
    reply = Reply((), (Table((_line("a"),), ((_line("b"),),)),))
    (page,) = lay_out(reply, ViewSurface("en", UNDER), "en")

    assert [block["type"] for block in view(page, "en", UNDER)] == ["rich_text"]


def test_other_blocks_of_a_view_leave_fewer_for_the_page() -> None:
    assert ViewSurface("en", UNDER, blocks=30).budget[0] == 70


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


def _messages(reply: Reply[Run], under: Under) -> list[Message]:
    return [message(page, "en", under) for page in pages(reply, "en", under)]


def _buttons(shown: Message) -> list[Json]:
    blocks: list[Json] = [*shown.blocks]
    return [each for block in blocks if block["type"] == "actions" for each in block["elements"]]


def _line(text: str) -> tuple[Run, ...]:
    return (Run(text),)

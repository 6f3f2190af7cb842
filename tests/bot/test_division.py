"""Two names in one breath: where the first ends and the second begins."""

from __future__ import annotations

import pytest

from bot.leaves import Named, Strong
from store.claims import Entity, Kind, Name
from store.events import EntityRecorded, PersonId
from store.values import EntityId
from tests.bot.demo import RECORDED, Demo, open_demo

LARGE, GPT_4 = "Mistral Large", "GPT-4"


async def named(demo: Demo, question: str) -> list[str]:
    """Return the names in the title of an answer."""
    title = (await demo.ask(question)).leaves.title
    return [
        each.entity.name("en")
        for leaf in title
        if isinstance(leaf, Strong)
        for each in leaf.leaves
        if isinstance(each, Named)
    ]


async def called(demo: Demo, *names: str) -> None:
    entities = (
        Entity(EntityId(f"company:{name.casefold()}"), Kind.COMPANY, (Name(name),))
        for name in names
    )
    events = tuple(EntityRecorded(each) for each in entities)
    await demo.workspace.record(events, by=PersonId("editor"), origin="test", at=RECORDED)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("compare mistral large gpt-4", [LARGE, GPT_4]),
        ("compare gpt-4 mistral large", [GPT_4, LARGE]),
        ("compare gpt-4 mit mistral large", [GPT_4, LARGE]),
        ("vergleich Mistral Large und GPT 4", [LARGE, GPT_4]),
        ('compare "gpt 4" vs "mistral large"', [GPT_4, LARGE]),
        ("compare mistral large vs. gpt-4", [LARGE, GPT_4]),
        ("compare mistral large, gpt-4", [LARGE, GPT_4]),
        ("compare a:mistral large b:gpt-4", [LARGE, GPT_4]),
        ("compare b:gpt-4 mistral large", [LARGE, GPT_4]),
        ("compare a:gpt-4 mistral large", [GPT_4, LARGE]),
        ("compare mistral large gpt-4 published-by:2024-03-30", [LARGE, GPT_4]),
        ("compare mistral large", [LARGE]),
        ("compare large pixtral", [LARGE, "Pixtral"]),
        ("compare mistral mistral large", ["Mistral AI", LARGE]),
    ],
)
async def test_two_names_are_told_apart(question: str, names: list[str]) -> None:
    assert await named(await open_demo(), question) == names


async def test_the_two_parties_of_a_deal_are_two_though_the_deal_is_called_by_both() -> None:
    assert await named(await open_demo(), "compare microsoft mistral") == [
        "Microsoft",
        "Mistral AI",
    ]


async def test_a_leading_word_inside_a_name_does_not_divide_it() -> None:
    demo = await open_demo()
    await called(demo, "Ernst und Young", "Kern")

    assert await named(demo, "compare ernst und young gegen kern") == ["Ernst und Young", "Kern"]
    assert await named(demo, "compare ernst und young kern") == ["Ernst und Young", "Kern"]
    assert await named(demo, "compare ernst und young") == ["Ernst und Young"]


async def test_words_that_are_two_names_in_two_ways_are_asked_back() -> None:
    demo = await open_demo()
    await called(demo, "Nord", "Nord Ost", "Ost West", "West")

    reply = str((await demo.ask("compare nord ost west")).leaves)

    assert "compare nord vs ost west" in reply
    assert "compare nord ost vs west" in reply
    assert await named(demo, "compare nord vs ost west") == ["Nord", "Ost West"]


async def test_an_unknown_second_name_is_the_one_complained_of() -> None:
    demo = await open_demo()

    for question in ("compare mistral large und claude 2", "compare mistral large claude 2"):
        assert "'claude 2'" in str((await demo.ask(question)).leaves)


async def test_a_long_run_of_words_is_no_name_and_is_answered() -> None:
    demo = await open_demo()

    reply = (await demo.ask("compare " + "mistral " * 100)).leaves

    assert "unknown-name" in str(reply)


async def test_what_follows_the_value_of_a_pair_is_what_the_question_is_about() -> None:
    assert await named(await open_demo(), "timeline since:early 2023 mistral") == ["Mistral AI"]

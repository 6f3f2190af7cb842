"""Two names in one breath: where the first ends and the second begins."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.arguments import Given
from bot.codes import codes_of
from bot.command import Parameter
from bot.desk import Desk
from bot.division import divisions
from bot.drafts import drafts_of
from bot.leaves import Named, Strong, Verbatim
from bot.problems import Problem, ProblemError
from bot.suggestions import Typed
from store.claims import Entity, Kind, Name
from store.events import EntityRecorded, PersonId
from store.rates import Rates
from store.values import EntityId
from tests.bot.demo import BERLIN, NOW, RECORDED, WORKSPACE, Demo, asked, open_demo

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
        ("compare microsoft – mistral", ["Microsoft", "Mistral AI"]),
        ("compare mistral large / gpt-4", [LARGE, GPT_4]),
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


async def test_two_readings_that_mean_the_same_are_one() -> None:
    demo = await open_demo()
    nord = Entity(EntityId("company:nord"), Kind.COMPANY, (Name("Nord"),), (Name("Nord AG"),))
    west = Entity(EntityId("company:west"), Kind.COMPANY, (Name("West"),), (Name("AG West"),))
    recorded = tuple(EntityRecorded(each) for each in (nord, west))
    await demo.workspace.record(recorded, by=PersonId("editor"), origin="test", at=RECORDED)

    assert await named(demo, "compare nord ag west") == ["Nord", "West"]


@pytest.mark.parametrize(
    "question",
    [
        "compare mistral large und claude 2",
        "compare mistral large claude 2",
        "compare claude 2, gpt-4",
        "compare claude 2 gegen gpt-4",
    ],
)
async def test_the_unknown_one_of_two_names_is_the_one_complained_of(question: str) -> None:
    assert "'claude 2'" in str((await (await open_demo()).ask(question)).leaves)


@dataclass
class Counting(Typed):
    """A type that reads nothing, and counts how often it was asked to."""

    read_: int = 0

    async def read(self, text: str, desk: Desk) -> str:
        del desk
        self.read_ += 1
        raise ProblemError(Problem("unknown-name", (("name", Verbatim(text)),)))


async def test_long_runs_of_words_are_not_looked_up_as_names() -> None:
    counting = Counting()
    first, second = (Parameter(name, counting, positional=True) for name in "ab")
    given = Given(first, ("word",) * 100)

    assert await divisions(given, second, await desk()) == ((given,),)
    assert counting.read_ == 1


async def desk() -> Desk:
    demo = await open_demo()
    codes, drafts = codes_of(demo.bot.store, WORKSPACE), drafts_of(demo.bot.store, WORKSPACE)
    return Desk(
        demo.workspace, 0, (), None, asked(""), "en", BERLIN, NOW, Rates.of({}), codes, drafts
    )


async def test_what_follows_the_value_of_a_pair_is_what_the_question_is_about() -> None:
    assert await named(await open_demo(), "timeline since:early 2023 mistral") == ["Mistral AI"]

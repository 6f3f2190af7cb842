"""What somebody's own words are read as, and what is said where they cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.codes import codes_of
from bot.command import commands
from bot.desk import Desk
from bot.document import Actions, Note, Outcome, Reply
from bot.drafts import drafts_of
from bot.leaves import Joined, Leaf, Quote, Try, Words
from bot.lines import Line
from bot.things import LOOKED_UP, things
from bot.wordings import asking
from store.base import Workspace
from store.claims import Kind
from store.named import Match
from store.rates import Rates
from tests.bot.demo import BERLIN, NOW, WORKSPACE, asked, open_demo


def read_as(reply: Reply[Leaf]) -> str | None:
    """Return the command a question was read as, as its answer says it."""
    return next((leaf.command for leaf in told(reply) if isinstance(leaf, Try)), None)


def left_out(reply: Reply[Leaf]) -> list[str]:
    """Return the words of a question that its answer names as not read."""
    return [leaf.words for leaf in told(reply) if isinstance(leaf, Quote)]


def told(reply: Reply[Leaf]) -> Iterator[Leaf]:
    """Yield the leaves of the note above an answer, or of the problem in place of one."""
    first = reply.blocks[0]
    if isinstance(first, Note):
        yield from within(first.line)


def within(line: Line) -> Iterator[Leaf]:
    for leaf in line:
        yield leaf
        match leaf:
            case Joined(leaves=leaves):
                yield from within(leaves)
            case Words(places=places):
                yield from within(tuple(each for _, each in places if not isinstance(each, int)))


def problem(reply: Reply[Leaf]) -> str | None:
    first = next((leaf for leaf in told(reply) if isinstance(leaf, Words)), None)
    return first.id if first and first.id.startswith("problem-") else None


def tries(reply: Reply[Leaf]) -> list[str]:
    return [
        action.command
        for block in reply.blocks
        if isinstance(block, Actions)
        for action in block.actions
    ]


@pytest.mark.parametrize(
    ("typed", "language", "command"),
    [
        ("is mistral open source", "en", "models Mistral"),
        ("was ist mistral wert", "de", "valuation Mistral"),
        ("how much did microsoft invest in mistral", "en", "funding Mistral investor:Microsoft"),
        ("wieviel hat microsoft investiert", "de", "funding Microsoft"),
        ("gpt-4 vs mistral large", "en", "compare GPT-4, Mistral Large"),
        ("geldgeber mistral", "de", "funding Mistral"),
        ("who invested in mistral", "en", "funding Mistral"),
        ("wer hat in mistral investiert", "de", "funding Mistral"),
        ("who founded mistral", "en", "people Mistral"),
        ("What did Brad Smith say about OpenAI?", "en", "quotes OpenAI by:Brad Smith"),
        ("Was sagte Nadella über OpenAI?", "de", "quotes OpenAI by:Satya Nadella"),
        ("What was raised in 2023?", "en", "funding since:2023 until:2023"),
        ("was geschah seit Januar 2024", "de", "timeline since:Januar 2024"),
        ("Wann wurde Mistral gegründet?", "de", "timeline Mistral topic:identity"),
        ("wer", "de", "people"),
        ("why the deal", "en", "terms"),
        ("warum der deal", "de", "terms"),
        ("why", "en", "conflicts"),
        ("Warum?", "de", "conflicts"),
        ("why ⚠", "en", "conflicts"),
        ("⚠", "de", "conflicts"),
        ("why is there a warning", "en", "conflicts"),
        ("warum das Warnzeichen", "de", "conflicts"),
        ("why the warning at Mistral's valuation?", "en", "conflicts Mistral field:valuation"),
        ("did the EU approve it?", "en", "regulators EU"),
        ("hat die EU zugestimmt", "de", "regulators EU"),
        ("has it been approved", "en", "regulators"),
        ("wurde es genehmigt", "de", "regulators"),
        (
            "what happened in december 2023?",
            "en",
            "timeline since:December 2023 until:December 2023",
        ),
        ("was geschah seit märz 2023", "de", "timeline since:März 2023"),
        ("what may mistral raise", "en", "funding Mistral"),
        ("Microsoft – Mistral AI", "en", "deal Microsoft – Mistral AI"),
        ("microsoft mistral ai?", "de", "deal Microsoft – Mistral AI"),
        ("when", "en", "timeline"),
        ("Where is Barcelona mentioned?", "en", "search Barcelona"),
        ("hello", "en", "help"),
    ],
)
async def test_a_question_is_read_as_a_command_and_the_answer_says_which(
    typed: str, language: str, command: str
) -> None:
    reply = (await (await open_demo()).ask(typed, language)).leaves

    assert read_as(reply) == command


@pytest.mark.parametrize("typed", ["{}", "ask {}", "frage {}", "/ask {}"])
async def test_the_command_answers_what_the_bare_words_do(typed: str) -> None:
    demo = await open_demo()
    question = "Who invested in Mistral's Series B?"

    assert (await demo.ask(typed.format(question))).leaves == (await demo.ask(question)).leaves


@pytest.mark.parametrize("name", ["Mistrals", "Mistral's", "Mistral’s", "MISTRAL", "mistral ai"])
async def test_a_name_is_known_in_any_form(name: str) -> None:
    reply = (await (await open_demo()).ask(f"what is {name} worth")).leaves

    assert str(read_as(reply)).startswith("valuation Mistral")


async def test_words_that_were_not_read_are_named() -> None:
    reply = (await (await open_demo()).ask("Did Amazon invest in Mistral?")).leaves

    assert read_as(reply) == "funding Mistral"
    assert left_out(reply) == ["Amazon"]


@pytest.mark.parametrize("typed", ["what did anthropic raise", "What did Anthropic raise?"])
async def test_an_unknown_name_is_not_answered_for_another(typed: str) -> None:
    spoken = (await (await open_demo()).ask(typed)).leaves

    assert spoken.outcome is Outcome.MISUNDERSTOOD
    assert problem(spoken) == "problem-read-in-part"
    assert tries(spoken)[0] == "funding"
    assert tries(spoken)[-1].startswith("search ")


async def test_two_equal_readings_are_asked_back() -> None:
    reply = (await (await open_demo()).ask("what is the price")).leaves

    assert problem(reply) == "problem-two-readings"
    assert tries(reply) == ["models", "terms", "search price"]


@pytest.mark.parametrize(
    "typed",
    [
        "thanks",
        "Thank you very much!",
        "thanks for the help",
        "danke",
        "Vielen Dank!",
        "danke dir",
        "perfekt, danke",
        "ok",
    ],
)
async def test_thanks_are_answered_and_not_searched_for(typed: str) -> None:
    for reply in (await searched(typed), (await (await open_demo()).ask(typed)).leaves):
        assert reply.outcome is Outcome.ANSWERED
        assert tries(reply) == ["help"]


@pytest.mark.parametrize("typed", ["thanks, who founded mistral?", "danke, und die finanzierung?"])
async def test_thanks_before_a_question_do_not_stand_for_it(typed: str) -> None:
    assert read_as(await searched(typed))


async def test_a_name_alone_is_asked_what_about_it() -> None:
    reply = (await (await open_demo()).ask("and Mistral?")).leaves

    assert problem(reply) == "problem-only-a-name"
    assert tries(reply)[-1] == "search Mistral"


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [("fundng mistral", "funding mistral"), ("comapre mistral openai", "compare mistral openai")],
)
async def test_a_mistyped_command_is_proposed_before_a_question_is_read(
    typed: str, proposed: str
) -> None:
    reply = (await (await open_demo()).ask(typed)).leaves

    assert tries(reply) == [proposed]


async def test_what_asks_for_nothing_can_be_searched_for() -> None:
    reply = (await (await open_demo()).ask("how warm is the moon")).leaves

    assert problem(reply) == "problem-not-read"
    assert tries(reply) == ["search warm moon", "help"]


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        ("Barcelona", "search Barcelona"),
        ("was war mit Barcelona?", "search Barcelona"),
        ("and Mistral?", "search Mistral"),
    ],
)
async def test_what_asks_for_nothing_is_searched_for_where_the_call_wants_it(
    typed: str, search: str
) -> None:
    assert read_as(await searched(typed)) == search


async def test_beside_what_is_found_of_a_name_stands_what_else_to_ask_of_it() -> None:
    reply = await searched("and Mistral?")

    assert reply.outcome is Outcome.ANSWERED
    assert {"funding Mistral", "people Mistral"} <= {*tries(reply)}


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("who founded mistral", "people Mistral"),
        ("Where is Barcelona mentioned?", "search Barcelona"),
    ],
)
async def test_what_can_be_read_is_read_also_where_the_call_wants_a_search(
    typed: str, command: str
) -> None:
    assert read_as(await searched(typed)) == command


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("fundng mistral", "problem-unknown-command-near"),
        ("what is the price", "problem-two-readings"),
        ("What did Anthropic raise?", "problem-read-in-part"),
        ("would you please", "problem-not-read"),
        ("how warm is the moon", "problem-nothing-found"),
        ("", "problem-empty"),
    ],
)
async def test_what_may_be_mistyped_or_misread_is_asked_back(typed: str, why: str) -> None:
    assert problem(await searched(typed)) == why


async def searched(typed: str) -> Reply[Leaf]:
    call = replace(asked(typed), searches=True)
    return (await (await open_demo()).bot.answer(call)).leaves


async def test_nothing_is_compared_where_nothing_is_named() -> None:
    reply = (await (await open_demo()).ask("which is better")).leaves

    assert problem(reply) == "problem-not-read"


async def test_a_clock_goes_with_the_question() -> None:
    reply = (await (await open_demo()).ask("was ist mistral wert published-by:2024-02-29")).leaves

    assert read_as(reply) == "valuation Mistral published-by:2024-02-29"


@dataclass
class Counting:
    """A workspace that counts the names it is asked for."""

    workspace: Workspace
    asked: list[str] = field(default_factory=list)

    async def find(
        self, name: str, *, upto: int, kinds: frozenset[Kind] = frozenset(), limit: int = 8
    ) -> tuple[Match, ...]:
        self.asked.append(name)
        return await self.workspace.find(name, upto=upto, kinds=kinds, limit=limit)


async def test_few_names_are_looked_up_however_long_the_question() -> None:
    demo = await open_demo()
    upto = (await demo.workspace.head()).seq
    counting = Counting(demo.workspace)
    # Only `find` is used, which a protocol of the whole workspace cannot say.
    workspace: Workspace = counting  # type: ignore[assignment]
    codes, drafts = codes_of(demo.bot.store, WORKSPACE), drafts_of(demo.bot.store, WORKSPACE)
    rates = Rates.of({})
    desk = Desk(
        workspace, upto, (), None, asked(""), "en", BERLIN, NOW.date(), rates, codes, drafts
    )

    await things(desk, tuple(f"Word{number}" for number in range(60)))

    assert 0 < len(counting.asked) <= LOOKED_UP


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_any_words_are_answered_or_asked_back(text: str) -> None:
    reply = (await (await open_demo()).ask(f"ask {text}")).leaves

    assert reply.outcome is not Outcome.FAILED


@pytest.mark.parametrize(
    "text",
    [
        "who " * 240,
        "Mistral " * 120,
        "since:" * 150,
        "who:what:when: mistral",
        "? ! …",
        "\u202ewho\u202c founded \u200bMistral",
        "%s {0} ' OR 1=1; -- <b>*mistral*</b>",
        "invest in in in of by from von",
        "compare",
        "search search search",
    ],
)
async def test_hostile_words_do_no_harm(text: str) -> None:
    reply = (await (await open_demo()).ask(f"ask {text}")).leaves

    assert reply.outcome is not Outcome.FAILED


def test_no_command_is_known_by_a_word_that_opens_any_question() -> None:
    openers = {"who", "what", "when", "why", "how", "wer", "was", "wann", "warum", "wie", "wo"}

    assert [each.name for each in commands() if openers & {each.name, *each.aliases}] == []


def test_every_command_that_answers_for_fields_can_be_asked_for() -> None:
    named = {command.name for _, command in asking()}

    assert {each.name for each in commands() if each.fields} <= named

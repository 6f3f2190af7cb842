"""Whose model is whose, in which order they are told, and what is held against what."""

from __future__ import annotations

from bot.layout import plain_text
from bot.leaves import Named
from store.claims import Claim, Entity, Kind, Name, Polarity, Qualifier, Span
from store.events import ClaimRecorded, EntityRecorded, Event, PersonId
from store.values import Comparison, EntityId, EntityRef, Relation, Term, Text
from tests.bot.demo import RECORDED, Demo, open_demo
from tests.bot.test_attribution import ALPHA, BETA, SOURCES, answer, told
from tests.store.claim_making import day

ONE, TWO, TECHNIQUE, RIVAL = (
    EntityId(each) for each in ("model:one", "model:two", "model:technique", "company:rival")
)
MODELS: tuple[Event, ...] = (
    EntityRecorded(Entity(ONE, Kind.MODEL, (Name("One"),))),
    EntityRecorded(Entity(TWO, Kind.MODEL, (Name("Two"),))),
    EntityRecorded(Entity(TECHNIQUE, Kind.MODEL, (Name("Technique"),))),
    EntityRecorded(Entity(RIVAL, Kind.COMPANY, (Name("Rival"),))),
)


def develops(company: EntityId, model: EntityId, polarity: Polarity = Polarity.YES) -> Claim:
    return Claim(company, "developer_of", EntityRef(model, "m"), SOURCES[0].id, polarity=polarity)


def open_source(model: EntityId, scope: str, *, by: int) -> Claim:
    meant = (Qualifier("scope", Text(scope, "en")),)
    licence = Term("open_source", "open")
    return Claim(model, "licence_status", licence, SOURCES[by - 1].id, meant)


def cheaper(one: EntityId, than: EntityId, words: str, *, by: int) -> Claim:
    value = Comparison(Relation.BELOW, than, "cost", words)
    return Claim(one, "compared_to", value, SOURCES[by - 1].id)


async def modelled(*claims: Claim) -> Demo:
    demo = await told(events=MODELS)
    said = tuple(ClaimRecorded(claim, (Span("quote", 0, 5),)) for claim in claims)
    await demo.workspace.record(said, by=PersonId("editor"), origin="test", at=RECORDED)
    return demo


async def order(demo: Demo, question: str) -> list[str]:
    """Return what the rows of an answer are about, in their order."""
    reply = (await demo.ask(question)).leaves
    labels = (row.label for block in reply.blocks for row in getattr(block, "rows", ()))
    return [label[0].entity.name("en") for label in labels if isinstance(label[0], Named)]


async def test_the_models_of_the_parties_come_first_and_techniques_last() -> None:
    rows = await order(await open_demo(), "models")

    assert rows[0] == "Mistral Large"
    assert rows.index("Pixtral") < rows.index("Mistral AI") < rows.index("GPT-4")
    assert rows.index("Gemma") < rows.index("Mixture of Experts")


async def test_parties_rivals_and_techniques_stand_in_this_order_however_much_is_told() -> None:
    demo = await modelled(
        develops(ALPHA, ONE),
        develops(RIVAL, TWO),
        open_source(TWO, "the core", by=1),
        open_source(TECHNIQUE, "the idea", by=1),
        cheaper(TECHNIQUE, TWO, "half the price", by=1),
    )

    assert await order(demo, "models") == ["One", "Two", "Technique"]


async def test_a_company_s_models_are_told_of_by_sources_that_do_not_name_it() -> None:
    demo = await modelled(develops(ALPHA, ONE), open_source(ONE, "the core", by=2))

    assert "Licence: open source, meaning “the core” [2]" in await answer(demo, "models alpha")


async def test_a_denied_developer_has_no_models() -> None:
    demo = await modelled(develops(ALPHA, ONE, Polarity.NO), open_source(ONE, "the core", by=2))

    text = await answer(demo, "models alpha")

    assert "denied: Alpha [1]" in text
    assert "the core" not in text


async def test_each_source_keeps_what_it_meant() -> None:
    demo = await modelled(
        develops(ALPHA, ONE),
        open_source(ONE, "the core", by=1),
        open_source(ONE, "all of it", by=2),
    )

    text = await answer(demo, "models one")

    assert "open source [1][2], meaning “all of it” [2], meaning “the core” [1]" in text or (
        "open source [1][2], meaning “the core” [1], meaning “all of it” [2]" in text
    )


async def test_what_all_sources_tell_is_told_once_and_the_rest_by_its_own_source() -> None:
    by_alpha = Qualifier("party", EntityRef(ALPHA, "Alpha"))
    fair = Qualifier("occasion", Text("a fair", "en"))
    when = day("2024-02-26")
    demo = await modelled(
        Claim(ONE, "announced_on", when, SOURCES[0].id, (by_alpha,)),
        Claim(ONE, "announced_on", when, SOURCES[1].id, (fair, by_alpha)),
    )

    assert "26 Feb 2024, on the side of Alpha [1][2], occasion: “a fair” [2]" in await answer(
        demo, "models one"
    )


async def test_a_comparison_is_found_from_either_side() -> None:
    demo = await modelled(cheaper(ONE, TWO, "half the price", by=2))

    for question in ("compare one two", "compare two one", "compare one", "compare two"):
        text = await answer(demo, question)
        assert "cheaper than Two [2]: “half the price”" in text, question


async def test_two_sources_keep_their_own_words_for_one_comparison() -> None:
    demo = await modelled(
        cheaper(ONE, TWO, "half the price", by=1), cheaper(ONE, TWO, "a bargain", by=2)
    )

    text = await answer(demo, "compare one two")

    assert "cheaper than Two [1][2]: " in text
    assert "“half the price” [1]" in text
    assert "“a bargain” [2]" in text


async def test_a_comparison_of_the_two_is_not_told_again_among_their_developers() -> None:
    demo = await modelled(
        develops(ALPHA, ONE), develops(BETA, TWO), cheaper(ONE, TWO, "half the price", by=2)
    )

    assert (await answer(demo, "compare one two")).count("cheaper than Two") == 1


async def test_what_is_said_of_a_model_s_developer_stands_apart_from_the_model() -> None:
    demo = await modelled(
        develops(ALPHA, ONE), develops(BETA, TWO), cheaper(ALPHA, TWO, "cheap", by=2)
    )

    text = plain_text((await demo.ask("compare one two")).runs)

    assert text.index("No source compares the two directly.") < text.index(
        "Alpha: cheaper than Two"
    )
    assert "One: cheaper" not in text


async def test_what_is_told_of_one_of_two_only_is_named_as_not_told_of_the_other() -> None:
    demo = await modelled(develops(ALPHA, ONE), develops(BETA, TWO), open_source(ONE, "it", by=1))

    assert "Two: Licence" in await answer(demo, "compare one two")


async def test_silence_tells_nothing_where_a_clock_leaves_sources_out() -> None:
    text = await answer(await open_demo(), "compare mistral large gpt-4 published-by:2024-03-31")

    assert "Side by side" in text
    assert "Not told" not in text

"""What is called alike is told apart: rounds by their company, things by kind, rounds by year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from bot.document import Outcome
from bot.leaves import Named, Strong
from bot.lines import Line
from store.claims import Claim, Entity, Kind, Name, Qualifier, Source, SourceId
from store.events import ClaimRecorded, EntityRecorded, Event, SourceRecorded
from store.values import EntityId, EntityRef, PartialDate, Precision
from tests.bot.demo import NOW, asked
from tests.bot.editing import EDITOR, Desk, actions, drawn, open_desk, save_of
from tests.contracts.facts import entity, money, recorded

TABLE = Source(SourceId("s1:rounds"), "en", "22", title="Rounds")
HELSING, BLACK = entity(Kind.COMPANY, "helsing", "Helsing"), entity(Kind.COMPANY, "bfl", "BFL")
NAMES = (Name("Series C", "en"), Name("Serie C", "de"))


def round_of(company: Entity, slug: str, year: int) -> tuple[Event, ...]:
    """A Series C of a company, and what it raised in it in some year."""
    called = Entity(EntityId(f"round:{slug}"), Kind.ROUND, NAMES)
    in_round = Qualifier("round", EntityRef(called.id, "Series C"))
    when = PartialDate(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, f"{year}")
    claim = Claim(company.id, "raised", money("450", "€450m"), TABLE.id, (in_round,), valid=when)
    return (EntityRecorded(called), recorded_of(claim))


def recorded_of(claim: Claim) -> ClaimRecorded:
    return recorded(claim, "€450m in a Series C")


@pytest.fixture
async def desk() -> Desk:
    opened = await open_desk()
    events: tuple[Event, ...] = (
        SourceRecorded(TABLE),
        *map(EntityRecorded, (HELSING, BLACK)),
        *round_of(HELSING, "helsing-c", 2024),
        *round_of(BLACK, "bfl-c", 2025),
        *round_of(BLACK, "bfl-c-2", 2026),
    )
    await opened.workspace.record(events, by=EDITOR, origin="", at=NOW)
    return opened


OF_HELSING, OF_BLACK = "Series C of Helsing", ("Series C of BFL (2025)", "Series C of BFL (2026)")


async def _meant(desk: Desk, words: str, language: str = "en") -> str:
    """Return the id of what words mean."""
    spoken = await desk.ask(f"entity show {words}", language)
    (entity,) = _named(spoken.leaves.title)
    return entity.id


def _named(line: Line) -> list[Entity]:
    inner = [
        part for leaf in line for part in (leaf.leaves if isinstance(leaf, Strong) else (leaf,))
    ]
    return [leaf.entity for leaf in inner if isinstance(leaf, Named)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", (OF_HELSING, *OF_BLACK)),
        ("de", ("Serie C von Helsing", "Serie C von BFL (2025)", "Serie C von BFL (2026)")),
    ],
)
async def test_rounds_of_one_name_are_asked_back_with_whose_they_are(
    desk: Desk, language: str, expected: Sequence[str]
) -> None:
    spoken = await desk.ask("entity show serie c", language)

    assert spoken.leaves.at == "thing"
    tries = [each.command for each in actions(spoken)]
    assert sorted(tries) == sorted(f"entity show {each}" for each in expected)
    for each in tries:
        assert (await desk.ask(each, language)).leaves.outcome is Outcome.ANSWERED, each


@pytest.mark.parametrize("language", ["en", "de"])
async def test_what_is_proposed_for_a_round_means_it_alone(desk: Desk, language: str) -> None:
    found = await desk.bot.suggest(asked("", language), "entity show", "thing", "serie")
    values = [each.value for each in found if "C" in each.value]

    assert len(set(values)) == 3
    assert [each.label for each in found if each.value in values] == values
    meant = {await _meant(desk, each, language) for each in values}
    assert meant == {"round:helsing-c", "round:bfl-c", "round:bfl-c-2"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("serie c von helsing", "round:helsing-c"),
        ("SERIES C OF HELSING", "round:helsing-c"),
        ("Series C (2024)", "round:helsing-c"),
        ("Serie C (2026)", "round:bfl-c-2"),
        ("Series C of BFL (2025)", "round:bfl-c"),
        ("Series C von BFL (Finanzierungsrunde, 2025)", "round:bfl-c"),
    ],
)
async def test_such_words_are_understood_in_either_language(
    desk: Desk, words: str, expected: str
) -> None:
    for language in ("en", "de"):
        assert await _meant(desk, words, language) == expected


@pytest.mark.parametrize(
    "words",
    ["Series C of Mistral", "Series C (2019)", "Series C of Helsing (2019)", "Helsing (1999)"],
)
async def test_words_that_tell_of_another_mean_nothing(desk: Desk, words: str) -> None:
    spoken = await desk.ask(f"entity show {words}")

    assert spoken.leaves.outcome is Outcome.UNKNOWN


async def test_rounds_of_who_is_a_party_to_a_deal_come_first(desk: Desk) -> None:
    mistral = (await desk.workspace.find("Mistral AI", upto=await desk.seq()))[0].entity
    events = round_of(mistral, "mistral-ai-c", 2027)
    await desk.workspace.record(events, by=EDITOR, origin="", at=NOW)

    spoken = await desk.ask("entity show series c")

    assert actions(spoken)[0].command == "entity show Series C of Mistral AI"


async def test_a_thing_of_the_same_name_and_another_kind_is_told_by_its_kind(desk: Desk) -> None:
    product = EntityRecorded(entity(Kind.PRODUCT, "helsing", "Helsing"))
    await desk.workspace.record((product,), by=EDITOR, origin="", at=NOW)

    english = [each.command for each in actions(await desk.ask("entity show helsing"))]
    german = [each.command for each in actions(await desk.ask("entity show helsing", "de"))]

    assert english == ["entity show Helsing (company)", "entity show Helsing (product)"]
    assert german == ["entity show Helsing (Unternehmen)", "entity show Helsing (Produkt)"]
    assert await _meant(desk, "Helsing (Produkt)") == product.entity.id
    assert await _meant(desk, "Helsing (company)", "de") == HELSING.id


async def test_a_round_of_nobody_known_keeps_its_name(desk: Desk) -> None:
    nobodys = EntityRecorded(entity(Kind.ROUND, "seed-z", "Seed Z"))
    await desk.workspace.record((nobodys,), by=EDITOR, origin="", at=NOW)

    found = await desk.bot.suggest(asked(""), "entity show", "thing", "seed z")

    assert [(each.label, each.value) for each in found] == [("Seed Z", "Seed Z")]


async def test_whose_it_is_tells_a_round_from_any_number_of_its_name(desk: Desk) -> None:
    firms = [entity(Kind.COMPANY, f"firm-{each}", f"Firm {each}") for each in range(150)]
    rounds = (round_of(each, f"{each.id[8:]}-c", 2020) for each in firms)
    events = (*map(EntityRecorded, firms), *(each for events in rounds for each in events))
    await desk.workspace.record(events, by=EDITOR, origin="", at=NOW)

    for firm in (firms[0], firms[149]):
        words = f"Series C of {firm.names[0].text}"
        assert await _meant(desk, words) == f"round:{firm.id[8:]}-c"


async def test_two_rounds_are_named_beside_each_other(desk: Desk) -> None:
    merge = "entity merge Series C of BFL (2025) into Series C of BFL (2026)"
    german = "objekt zusammenführen Serie C von BFL (2025) in Serie C von BFL (2026)"

    for spoken in (await desk.ask(merge), await desk.ask(german, "de")):
        assert save_of(spoken)


async def test_a_question_of_somebody_s_round_is_about_them(desk: Desk) -> None:
    spoken = await desk.ask("who gave money in the series c of helsing?")

    assert [each.id for each in _named(spoken.leaves.title)] == [HELSING.id]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Series Z is a round of Helsing."), ("de", "Series Z ist eine Runde von Helsing.")],
)
@pytest.mark.parametrize(
    "said",
    [
        'led_round value:"series z" quote:"series z"',
        'invested_in value:€5m quote:€5m round:"series z"',
    ],
)
async def test_a_round_of_who_is_no_party_is_shown_with_whose_it_is_before_it_is_saved(
    desk: Desk, said: str, language: str, told: str
) -> None:
    await desk.workspace.record(_only_round(HELSING), by=EDITOR, origin="", at=NOW)
    before = await desk.seq()

    spoken = await desk.ask(f"fact add microsoft {said} source:FT", language)

    assert told in drawn(spoken)
    assert await desk.seq() == before
    saved = await desk.ask(save_of(spoken) or "", language)
    assert saved.leaves.outcome is Outcome.ANSWERED
    assert "round:z" in str((await desk.newest()).claim)


async def test_a_round_is_saved_at_once_where_whose_it_is_was_said(desk: Desk) -> None:
    await desk.workspace.record(_only_round(HELSING), by=EDITOR, origin="", at=NOW)
    quote = 'quote:"led the Series Z of Helsing" source:FT'

    spoken = await desk.ask(f'fact add microsoft led_round value:"Series Z" {quote}')

    assert save_of(spoken) is None
    assert "round:z" in str((await desk.newest()).claim)


async def test_a_round_of_a_party_to_the_deal_is_saved_at_once(desk: Desk) -> None:
    (mistral, *_) = await desk.workspace.find("Mistral AI", upto=await desk.seq())
    await desk.workspace.record(_only_round(mistral.entity), by=EDITOR, origin="", at=NOW)

    spoken = await desk.ask('fact add nvidia led_round value:"Series Z" quote:"Series Z" source:FT')

    assert save_of(spoken) is None
    assert "round:z" in str((await desk.newest()).claim)


async def test_which_round_an_investor_led_is_asked_with_whole_commands(desk: Desk) -> None:
    spoken = await desk.ask(
        'fact add microsoft led_round value:"series c" quote:"series c" source:FT'
    )

    assert spoken.leaves.at == "value"
    own = 'quote:"series c" source:FT'
    command = f'fact add about:microsoft field:led_round value:"{OF_HELSING}" {own}'
    assert command in [each.command for each in actions(spoken)]
    await desk.save(command)
    saved = await desk.newest()
    assert "round:helsing-c" in str(saved.claim)
    assert [span.quote for span in saved.spans] == ["series c"]


async def test_an_amended_figure_takes_no_round_of_another_company_either(desk: Desk) -> None:
    await desk.save('fact add mistral raised value:€5m quote:"€5m in a Series C" source:FT')
    number = (await desk.newest()).standing.recorded

    spoken = await desk.ask(f'fact amend {number} value:€5m round:"{OF_HELSING}"')

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "round")


def _only_round(company: Entity) -> tuple[Event, ...]:
    """A Series Z of a company, and no other."""
    called = Entity(EntityId("round:z"), Kind.ROUND, (Name("Series Z"),))
    in_round = Qualifier("round", EntityRef(called.id, "Series C"))
    claim = Claim(company.id, "raised", money("450", "€450m"), TABLE.id, (in_round,))
    return (EntityRecorded(called), recorded_of(claim))

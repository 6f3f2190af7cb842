"""A round that a fact names: whose it is, which words name it, and how one is made known."""

from __future__ import annotations

import pytest

from bot.document import Outcome
from store.claims import Claim
from store.values import EntityRef
from tests.bot.editing import Desk, actions, drawn, open_desk, save_of

OF_BOLT = 'raised value:€5m quote:"Bolt raised €5m in a Series B" source:FT round:"Series B"'
OF_ACME = 'raised value:€9m quote:"Acme raised €9m in a Series B" source:FT'


@pytest.fixture
async def desk() -> Desk:
    """A deal of Acme and Bolt, who raised a Series B; Cora is an investor."""
    opened = await open_desk(empty=True)
    for name in ("Acme", "Bolt", "Cora"):
        await opened.save(f"entity add {name} kind:company")
    await opened.save("deals new Acme Bolt kind:acquisition parties:Acme; Bolt")
    await opened.save('entity add "Series B" kind:round')
    await opened.save(f"fact add Bolt {OF_BOLT}")
    return opened


def _names(claim: Claim, circumstance: str) -> tuple[str, str] | None:
    """Return the thing that is a circumstance of a claim, and the words that name it."""
    value = claim.qualifier(circumstance)
    return (value.entity, value.words) if isinstance(value, EntityRef) else None


async def test_who_led_a_round_is_told_with_the_company_whose_it_is(desk: Desk) -> None:
    await desk.save(
        'fact add Cora led_round value:"Series B" quote:"Cora led Bolt’s Series B" source:FT'
    )

    assert _names((await desk.newest()).claim, "company") == ("company:bolt", "Bolt")
    assert "led by Cora" in drawn(await desk.ask("funding Bolt"))
    assert "led by Cora" in drawn(await desk.ask("funding Bolt investor:Cora"))
    assert "led Series B, of Bolt" in drawn(await desk.ask("funding Cora"))
    assert "angeführt: Series B, von Bolt" in drawn(await desk.ask("funding Cora", "de"))


async def test_a_round_that_only_its_leader_tells_of_is_of_the_company_the_quote_names(
    desk: Desk,
) -> None:
    await desk.save('entity add "Series C" kind:round')

    seen = await desk.ask(
        'fact add Cora led_round value:"Series C" quote:"Cora led the Series C of Acme" source:FT'
    )

    assert "Series C becomes a round of Acme" in drawn(seen)
    await desk.ask(save_of(seen) or "")
    assert "led by Cora" in drawn(await desk.ask("funding Acme"))
    assert "Series C" in drawn(await desk.ask('entity show "Series C of Acme"'))


async def test_an_amended_leader_keeps_the_company_of_the_round(desk: Desk) -> None:
    await desk.save('fact add Cora led_round value:"Series B" quote:"Cora led Series B" source:FT')
    number = (await desk.newest()).standing.recorded

    await desk.save(f'fact amend {number} value:"Series B" about:Acme')

    claim = (await desk.newest()).claim
    assert claim.subject == "company:acme"
    assert _names(claim, "company") == ("company:bolt", "")


async def test_a_figure_takes_no_round_along_to_another_company(desk: Desk) -> None:
    await desk.save(f"fact add Bolt {OF_BOLT.replace('5', '6')}")
    number = (await desk.newest()).standing.recorded

    refused = await desk.ask(f"fact amend {number} value:€6m about:Acme")

    assert (refused.leaves.outcome, refused.leaves.at) == (Outcome.MISUNDERSTOOD, "round")


async def test_a_round_that_only_the_figure_itself_tells_of_goes_with_it(desk: Desk) -> None:
    number = (await desk.newest()).standing.recorded

    await desk.save(f"fact amend {number} value:€5m about:Acme")

    assert (await desk.newest()).claim.subject == "company:acme"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The quote names Series A, not Series B."),
        ("de", "Das Zitat nennt Series A, nicht Series B."),
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        'Bolt raised value:€7m quote:"raised €7m, Series A" source:WSJ round:"Series B"',
        'Cora led_round value:"Series B" quote:"Cora led the Series A" source:WSJ',
    ],
)
async def test_a_quote_that_names_another_round_is_refused(
    desk: Desk, said: str, language: str, told: str
) -> None:
    before = await desk.seq()

    refused = await desk.ask(f"fact add {said}", language)

    assert refused.leaves.outcome is Outcome.MISUNDERSTOOD
    assert told in drawn(refused)
    assert await desk.seq() == before


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "The quote does not name Series B"), ("de", "Das Zitat nennt Series B nicht")],
)
async def test_a_round_that_the_quote_does_not_name_is_looked_at_first(
    desk: Desk, language: str, told: str
) -> None:
    said = 'value:€5m quote:"raised €5m in 2024" when:2024 source:WSJ round:"Series B"'

    seen = await desk.ask(f"fact add Bolt raised {said}", language)

    assert told in drawn(seen)
    assert "2024, Series B" in drawn(seen) or "Series B, 2024" in drawn(seen)
    await desk.ask(save_of(seen) or "", language)
    assert _names((await desk.newest()).claim, "round") == ("round:series-b", "")


@pytest.mark.parametrize("words", ["Series B", "series b", "Series-B-Runde", "B round"])
async def test_a_quote_names_a_round_in_the_words_of_its_series(desk: Desk, words: str) -> None:
    quote = f'quote:"raised €5m in its {words}" source:WSJ'

    saved = await desk.ask(f'fact add Bolt raised value:€5m {quote} round:"Series B"')

    assert save_of(saved) is None
    assert (_names((await desk.newest()).claim, "round") or ("", ""))[1] in words


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Series B is known as a round of Bolt; the quote names Acme."),
        ("de", "Series B ist als Runde von Bolt bekannt; das Zitat nennt Acme."),
    ],
)
async def test_a_quote_that_names_another_company_than_that_of_the_round_is_looked_at_first(
    desk: Desk, language: str, told: str
) -> None:
    quote = 'quote:"Cora led the Series B of Acme" source:FT'

    seen = await desk.ask(f'fact add Cora led_round value:"Series B" {quote}', language)

    assert save_of(seen)
    assert told in drawn(seen)


@pytest.mark.parametrize(
    ("language", "own"), [("en", "Series B of Acme"), ("de", "Series B von Acme")]
)
async def test_a_round_of_another_company_leads_to_one_of_its_own(
    desk: Desk, language: str, own: str
) -> None:
    refused = await desk.ask(f'fact add Acme {OF_ACME} round:"Series B"', language)

    assert refused.leaves.at == "round"
    assert own in drawn(refused)
    saved = await desk.ask(actions(refused)[0].command or "", language)
    assert saved.leaves.outcome is Outcome.ANSWERED
    assert _names((await desk.newest()).claim, "round") == ("round:acme-series-b", "Series B")
    for whose in ("Acme", "Bolt"):
        told = drawn(await desk.ask(f"funding {whose}"))
        assert ("€9M" in told, "€5M" in told) == (whose == "Acme", whose == "Bolt")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "These are rounds of two companies: one of Acme, the other of Bolt."),
        ("de", "Dies sind Runden zweier Unternehmen: eine von Acme, die andere von Bolt."),
    ],
)
async def test_rounds_of_two_companies_are_not_merged_unwarned(
    desk: Desk, language: str, told: str
) -> None:
    await desk.save(f'fact add Acme {OF_ACME} round:"Series B of Acme"')

    seen = await desk.ask('entity merge "Series B of Acme" into "Series B of Bolt"', language)

    assert told in drawn(seen)
    assert save_of(seen)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_what_is_offered_for_a_namesake_means_it_alone(desk: Desk, language: str) -> None:
    await desk.save(f'fact add Acme {OF_ACME} round:"Series B of Acme"')

    shown = await desk.ask('entity show "Series B of Bolt"', language)

    (search, *ways) = [each.command for each in actions(shown)]
    assert "Bolt" in search
    assert [way.split()[1] for way in ways] == ["rename", "alias", "merge"]
    for way in ways:
        assert (await desk.ask(way, language)).leaves.at != "thing"


@pytest.mark.parametrize(
    ("said", "at", "told"),
    [
        (
            '"Series B" employee_count value:5 quote:"5 employees"',
            "about",
            {
                "en": "Employees is never said of Series B: financing round.",
                "de": "gibt es nicht bei Series B: Finanzierungsrunde.",
            },
        ),
        (
            'Acme acquired value:Acme quote:"Acme bought Acme"',
            "value",
            {"en": "Acme cannot be both", "de": "Acme kann nicht beides sein"},
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
async def test_what_is_never_said_of_a_thing_is_refused(
    desk: Desk, language: str, said: str, at: str, told: dict[str, str]
) -> None:
    before = await desk.seq()

    refused = await desk.ask(f"fact add {said} source:FT", language)

    assert (refused.leaves.outcome, refused.leaves.at) == (Outcome.MISUNDERSTOOD, at)
    assert told[language] in drawn(refused)
    assert await desk.seq() == before


async def test_a_figure_is_not_put_right_to_be_of_a_round(desk: Desk) -> None:
    number = (await desk.newest()).standing.recorded

    refused = await desk.ask(f'fact amend {number} value:€5m about:"Series B"')

    assert (refused.leaves.outcome, refused.leaves.at) == (Outcome.MISUNDERSTOOD, "about")


async def test_another_fact_of_a_namesake_is_offered_by_the_words_that_tell_it_apart(
    desk: Desk,
) -> None:
    await desk.save(f'fact add Acme {OF_ACME} round:"Series B of Acme"')

    saved = await desk.save('fact add "Series B of Acme" closing value:2024 quote:"2024" source:FT')

    offered = [each.command for each in actions(saved)]
    assert "fact add Series B of Acme from:1" in offered
    assert "sources Series B of Acme" in offered

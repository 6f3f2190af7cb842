"""A row says what a pack would say of an article: in the same fields, of the same things."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.claims import Claim, Deal, DealKind, Entity, Kind, Modality, Name
from store.events import DealOpened, EntitiesMerged, EntityRecorded
from store.importing.casting import PARTIES
from store.importing.faults import Why
from store.importing.lists import listed
from store.importing.rounds import round_names, round_slug, rounds_named
from store.memory.workspace import MemoryWorkspace
from store.pack.load import load_shipped
from store.values import EntityId, EntityRef, Money, Text
from tests.contracts.facts import tell
from tests.store.importing_making import csv, days, empty, faults, planned, said, saved

MISTRAL = EntityId("company:mistral-ai")
SERIES_B = EntityId("round:mistral-ai-series-b")


async def demo() -> MemoryWorkspace:
    workspace = empty()
    await tell(workspace, *load_shipped("microsoft-mistral"))
    return workspace


def value_of(claim: Claim) -> str:
    value = claim.value
    return value.entity if isinstance(value, EntityRef) else value.words


def told(claim: Claim) -> tuple[str, str, str, tuple[str, ...]]:
    circumstances = (
        each.value.entity if isinstance(each.value, EntityRef) else each.value.words
        for each in claim.qualifiers
    )
    return (claim.subject, claim.field, value_of(claim), tuple(circumstances))


async def test_a_round_is_told_as_packs_tell_it() -> None:
    found = await planned(
        csv(
            "Company;Round;Date;Amount;Lead;Investors;Valuation",
            "Acme GmbH;Series A;May 2021;€5m;Big Fund;Angel One, Big Fund and Foo, Inc.;€40m",
        )
    )

    acme, series_a = "company:acme-gmbh", "round:acme-gmbh-series-a"
    assert [told(each) for each in said(found)] == [
        (acme, "raised", "€5m", (series_a,)),
        ("company:big-fund", "led_round", series_a, (acme,)),
        ("company:angel-one", "participated_in", series_a, (acme,)),
        ("company:foo-inc", "participated_in", series_a, (acme,)),
        (acme, "valued_at", "€40m", (series_a,)),
    ]
    assert len(set(days(said(found)))) == 1
    assert {each.modality for each in said(found)} == {Modality.ASSERTED}
    [called] = [each for each in found.entities if each.kind is Kind.ROUND]
    assert called.names == (Name("Series A", "en"), Name("Serie A", "de"))


async def test_an_imported_round_is_that_of_the_articles() -> None:
    workspace = await demo()
    found = await planned(
        csv("Unternehmen;Runde;Datum;Betrag", "mistral ai;Serie-B-Runde;Dezember 2023;385 Mio. €"),
        workspace,
    )

    [claim] = said(found)
    assert told(claim)[0::3] == (MISTRAL, (SERIES_B,))
    assert (found.entities, found.conflicts) == ((), ())


async def test_a_round_without_a_name_is_the_only_one_known_of_that_month() -> None:
    workspace = await demo()
    lines = ("Company;Date;Amount;Investors", "Mistral AI;12/2023;€385m;Some Fund")
    found = await planned(csv(*lines), workspace)

    assert said(found, "raised")[0].qualifier("round") == EntityRef(SERIES_B, "12/2023")
    earlier = ("Company;Date;Amount;Investors", "Mistral AI;3/2022;€1m;Some Fund")
    [raised] = said(await planned(csv(*earlier), workspace), "raised")
    assert raised.qualifier("round") == EntityRef(EntityId("round:mistral-ai-2022-03"), "3/2022")
    vaguely = ("Company;Date;Amount;Investors", "Mistral AI;2023;€1m;Some Fund")
    [raised] = said(await planned(csv(*vaguely), workspace), "raised")
    assert raised.qualifier("round") == EntityRef(EntityId("round:mistral-ai-2023"), "2023")


async def test_without_a_round_or_a_date_who_invested_holds_shares() -> None:
    found = await planned(csv("Company;Investors", "Acme;Big Fund"))

    assert [told(each) for each in said(found)] == [
        ("company:big-fund", "shareholder_of", "company:acme", ())
    ]


@pytest.mark.parametrize("empty", ["", "-", "TBD", "n/a"])
async def test_a_sum_that_is_not_told_was_not_kept_secret_either(empty: str) -> None:
    found = await planned(csv("Company;Round;Amount;Investors", f"Acme;Seed;{empty};Big Fund"))

    assert said(found, "raised") == []
    assert [each.field for each in said(found)] == ["participated_in"]


@pytest.mark.parametrize("sum_", ["about 40", "bis zu 40", "mehr als 40", "40"])
async def test_the_unit_of_a_heading_counts_for_sums_with_a_word_before_them(sum_: str) -> None:
    found = await planned(csv("Firma;Runde;Betrag (Mio. €)", f"Acme;Serie A;{sum_}"))

    [claim] = said(found, "raised")
    assert isinstance(claim.value, Money)
    assert claim.value.figure
    assert claim.value.figure.amount == Decimal(40_000_000)


async def test_what_a_company_is_worth_before_the_money_is_another_figure() -> None:
    found = await planned(
        csv("Company;Round;Pre-money (EUR m);Post-money (EUR m)", "Acme;Seed;10;12")
    )

    after, before = said(found, "valued_at")
    assert before.qualifier("scope") == Text("pre-money", "en")
    assert after.qualifier("scope") is None
    assert found.conflicts == ()


async def test_an_acquisition_is_told_as_packs_tell_it() -> None:
    found = await planned(
        csv(
            "Käufer;Ziel;Kaufpreis;Anteil;Status;angekündigt;abgeschlossen",
            "Vallmora AB;Brunnax AG;1,25 Mrd. CHF;51 %;angekündigt;3.3.2025;30.9.2025",
        )
    )

    deal = "deal:vallmora-ab-brunnax-ag"
    assert [told(each) for each in said(found)] == [
        ("company:vallmora-ab", "acquired", "company:brunnax-ag", ()),
        (deal, "price", "1,25 Mrd. CHF", ()),
        (deal, "stake", "51 %", ("company:vallmora-ab",)),
        (deal, "deal_status", "angekündigt", ()),
        (deal, "announced_on", "3.3.2025", ()),
        (deal, "closing", "30.9.2025", ()),
    ]


@pytest.mark.parametrize(
    ("status", "acquired", "price"),
    [
        ("completed", Modality.ASSERTED, Modality.ASSERTED),
        ("signed", Modality.ANNOUNCED, Modality.ASSERTED),
        ("Gerücht", Modality.SUPPOSED, Modality.SUPPOSED),
        ("", Modality.ASSERTED, Modality.ASSERTED),
    ],
)
async def test_what_is_only_talked_of_is_supposed_and_what_is_not_closed_announced(
    status: str, acquired: Modality, price: Modality
) -> None:
    found = await planned(csv("Acquirer;Target;Price;Status", f"Adobe;Figma;$20bn;{status}"))

    assert [each.modality for each in said(found, "acquired", "price")] == [acquired, price]
    assert {each.modality for each in said(found, "deal_status")} <= {Modality.ASSERTED}


async def test_a_company_that_is_its_own_target_was_bought_by_nobody_named() -> None:
    found = await planned(csv("Company;Target;Price", "Figma;figma;$20bn"))

    assert [told(each) for each in said(found)] == [("company:figma", "price", "$20bn", ())]


@pytest.mark.parametrize(
    "lines",
    [
        ("Acquirer;Target;Price", "Figma;figma;$20bn"),
        ("Company;Round;Investors", "Figma;Seed;Big Fund, Figma"),
        ("Company;Round;Lead", "Figma;Seed;FIGMA"),
    ],
)
async def test_nobody_buys_themselves_or_takes_part_in_their_own_round(
    lines: tuple[str, str],
) -> None:
    assert faults(await planned(csv(*lines))) == {2: Why.ITSELF}


async def test_an_acquisition_belongs_to_the_followed_one_of_its_parties() -> None:
    workspace = await demo()
    blue = EntityId("deal:project-blue")
    parties = (EntityId("company:microsoft"), MISTRAL)
    await tell(
        workspace,
        EntityRecorded(Entity(blue, Kind.DEAL, (Name("Project Blue"),))),
        DealOpened(Deal(blue, DealKind.ACQUISITION, parties)),
    )
    lines = ("Acquirer;Target;Price", "Microsoft;Mistral AI;$1bn", "Nvidia;Mistral AI;$2bn")
    prices = said(await planned(csv(*lines), workspace), "price")

    assert [each.subject for each in prices] == [blue, "deal:nvidia-mistral-ai"]


@pytest.mark.parametrize("kind", sorted(PARTIES))
async def test_a_name_stands_for_the_one_thing_of_it_that_can_be_a_party(kind: Kind) -> None:
    workspace = empty()
    known = Entity(EntityId(f"{kind}:known"), kind, (Name("Acmé Holding"),), (Name("Acme"),))
    place = Entity(EntityId("place:acme"), Kind.PLACE, (Name("Acme"),))
    await tell(workspace, EntityRecorded(known), EntityRecorded(place))

    [claim] = said(await planned(csv("Company;Round;Amount", "ACME;Seed;€1m"), workspace))
    assert claim.subject == known.id


async def test_a_merged_thing_is_what_it_is_now() -> None:
    workspace = empty()
    old, now = (
        Entity(EntityId(f"company:{slug}"), Kind.COMPANY, (Name(name),))
        for slug, name in (("old", "Old Name"), ("now", "New Name"))
    )
    await tell(workspace, EntityRecorded(old), EntityRecorded(now), EntitiesMerged(now.id, old.id))

    [claim] = said(await planned(csv("Company;Round;Amount", "Old Name;Seed;€1m"), workspace))
    assert claim.subject == now.id


async def test_a_name_of_several_things_is_refused() -> None:
    workspace = empty()
    for slug in ("one", "two"):
        known = Entity(EntityId(f"company:{slug}"), Kind.COMPANY, (Name("Acme"),))
        await tell(workspace, EntityRecorded(known))

    found = await planned(csv("Company;Round;Amount", "acme;Seed;€1m"), workspace)
    assert faults(found) == {2: Why.SEVERAL_THINGS}


async def test_an_id_that_something_else_has_is_not_taken_again() -> None:
    workspace = empty()
    renamed = Entity(EntityId("company:acme"), Kind.COMPANY, (Name("Something Else"),))
    await tell(workspace, EntityRecorded(renamed))

    found = await planned(csv("Company;Round;Amount", "Acme;Seed;€1m"), workspace)
    assert said(found)[0].subject == "company:acme-2"
    await saved(workspace, found)
    assert renamed in (await workspace.cast(upto=99)).entities


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sequoia, Index Ventures and Accel", ["Sequoia", "Index Ventures", "Accel"]),
        ("Foo, Inc., Bar Capital u. a.", ["Foo, Inc.", "Bar Capital"]),
        ("Foo & Bar; A, B and C", ["Foo & Bar", "A, B and C"]),
        ("Eins und Zwei", ["Eins", "Zwei"]),
        ("One\nTwo", ["One", "Two"]),
        ("HV Capital, und weitere", ["HV Capital"]),
        ("", []),
    ],
)
def test_a_list_is_taken_apart_where_people_part_it(text: str, names: list[str]) -> None:
    assert [each.name for each in listed(text)] == names


def test_a_list_takes_as_long_as_its_names_and_not_as_its_spaces() -> None:
    gap = " " * 1_000_000

    assert [each.name for each in listed(f"A{gap}B{gap}and{gap}C{gap}(lead)")] == ["A B", "C"]


def test_a_list_tells_who_leads() -> None:
    assert [(each.name, each.leads) for each in listed("A One, B Two (lead)")] == [
        ("A One", False),
        ("B Two", True),
    ]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Series B", "series-b"),
        ("Serie-B-Runde", "series-b"),
        ("B round", "series-b"),
        ("Series A", "series-a"),
        ("A-Runde", "series-a"),
        ("b", "series-b"),
        ("Series C2", "series-c2"),
        ("Seed", "seed"),
        ("Seed-Runde", "seed"),
        ("Preseed", "pre-seed"),
        ("pre-seed round", "pre-seed"),
        ("Growth", "growth"),
        ("Runde", "runde"),
    ],
)
def test_a_round_is_one_however_it_is_called(words: str, slug: str) -> None:
    assert round_slug(words) == slug


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("serie-b-runde", ("Series B", "Serie B")),
        ("Series C2", ("Series C2", "Serie C2")),
        ("Series A  Extension", ("Series A Extension",)),
        ("Series Seed", ("Series Seed",)),
        ("Series Unknown", ("Series Unknown",)),
    ],
)
def test_a_round_that_is_no_letter_is_called_as_it_is_written(
    words: str, names: tuple[str, ...]
) -> None:
    assert tuple(each.text for each in round_names(words)) == names


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (";Seed;€1m;", Why.NO_COMPANY),
        ("!?;Seed;€1m;", Why.NO_NAME),
        ("Acme;;;", Why.SAYS_NOTHING),
        (f"{'Acme ' * 50};Seed;€1m;", Why.LONG_NAME),
        ("Ac\u202eme;Seed;€1m;", Why.HIDDEN_SIGNS),
        ("Acme;Seed;€1m;dreaming", Why.UNKNOWN_STATUS),
        ("Acme;Seed;€1m;closed;more", Why.UNEVEN),
        ("Acme; Inc;Seed;€1m;", Why.UNEVEN),
    ],
)
async def test_a_row_that_says_nothing_sure_is_refused(line: str, why: Why) -> None:
    found = await planned(csv("Company;Round;Amount;Status", "Fine;Seed;€1m;", line))

    assert faults(found) == {3: why}
    assert [each.line.number for each in found.new] == [2]


async def test_nothing_is_made_for_a_row_that_is_refused() -> None:
    workspace = empty()
    for slug in ("one", "two"):
        known = Entity(EntityId(f"company:{slug}"), Kind.COMPANY, (Name("Fund"),))
        await tell(workspace, EntityRecorded(known))

    found = await planned(csv("Company;Round;Investors", "Acme;Seed;Fund"), workspace)
    assert (found.entities, len(found.claims)) == ((), 0)


@pytest.mark.parametrize(
    "total", ["Summe;;12", "Total:;;12", "Zwischensumme;;12", "Company;Round;Amount"]
)
async def test_totals_and_repeated_headings_are_no_rows(total: str) -> None:
    found = await planned(csv("Company;Round;Amount", "Acme;Seed;€1m", total))

    assert ([each.line.number for each in found.passed], found.refused) == ([3], ())


async def test_a_company_called_total_is_one() -> None:
    found = await planned(csv("Company;Round;Amount", "Total;Seed;€1m"))

    assert found.passed == ()
    assert said(found)[0].subject == "company:total"


async def test_a_deal_that_is_opened_later_keeps_what_was_imported() -> None:
    workspace = empty()
    found = await planned(csv("Acquirer;Target;Price", "Adobe;Figma;$20bn"), workspace)
    await saved(workspace, found)
    deal = EntityId("deal:adobe-figma")
    parties = (EntityId("company:adobe"), EntityId("company:figma"))
    await tell(workspace, DealOpened(Deal(deal, DealKind.ACQUISITION, parties)))

    [followed] = await workspace.deals(upto=99)
    assert followed.entity.names == (Name("Adobe – Figma"),)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "raised €7m in 2024, Series A, then a series b",
            {"series-a": "Series A", "series-b": "series b"},
        ),
        ("die Serie-B-Finanzierung, ihre A-Runde", {"series-b": "Serie-B", "series-a": "A-Runde"}),
        ("der Seed-Finanzierungsrunde", {"seed": "Seed-Finanzierungsrunde"}),
        ("raised $5m in a round of a seed investor", {}),
        ("a series a company makes, Series Boost", {}),
    ],
)
def test_a_text_names_series_and_seed_rounds_alone(text: str, named: dict[str, str]) -> None:
    assert rounds_named(text) == named

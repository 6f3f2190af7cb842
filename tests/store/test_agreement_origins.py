"""Where claims come from, and what their sources let one suspect of a conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.agreement.origins import Origins, origins
from store.agreement.verdicts import Reason, Suspicion
from store.base import Record
from store.claims import Modality, Name, Source, SourceId
from store.values import EntityId, PartialDate, Relation
from tests.store.agreement_making import (
    ALTMAN,
    AMAZON,
    DEAL,
    GPT,
    LARGE,
    MENSCH,
    MICROSOFT,
    Case,
    dated,
    days,
    ids,
    named,
    ref,
    sum_of,
    term,
    than,
)
from tests.store.claim_making import MISTRAL, day, source, year

TIMES = replace(named("publication:financial-times", "Financial Times"), aliases=(Name("FT"),))
REUTERS = named("publication:reuters", "Reuters")


def shared(found: Origins) -> tuple[SourceId, ...]:
    """Return the sources that have an origin in common with another."""
    together = {each for _, sources in found.known if len(sources) > 1 for each in sources}
    return tuple(sorted(together))


def resting(name: str, *, on: tuple[str, ...] = (), publisher: str | None = None) -> Source:
    return replace(source(name), rests_on=on, publisher=publisher)


def of(*sources: Source) -> tuple[Case, Origins]:
    """Make one claim a source, all of one figure, and tell where they come from."""
    case = Case(sources, entities=(TIMES, REUTERS))
    for at in range(len(sources)):
        case.claim("raised", sum_of("385"), by=at)
    return case, origins(case.records, case.background())


ONE, TWO, THREE = (source(name).id for name in ("one", "two", "three"))


def test_sources_that_rest_on_one_publication_share_their_origin() -> None:
    _, found = of(
        resting("one", on=("Financial Times",)),
        resting("two", on=("FT",)),
        resting("three", on=("Reuters",)),
    )

    assert found.known == ((TIMES.id, (ONE, TWO)), (REUTERS.id, (THREE,)))
    assert (shared(found), found.unknown) == ((ONE, TWO), ())


def test_a_publication_shares_its_origin_with_who_reports_from_it() -> None:
    _, found = of(
        resting("one", publisher="Financial Times"), resting("two", on=("financial times",))
    )

    assert shared(found) == (ONE, TWO)


def test_who_rests_on_another_is_no_origin_of_its_own() -> None:
    _, found = of(
        resting("one", on=("Reuters",), publisher="Financial Times"),
        resting("two", publisher="Financial Times"),
    )

    assert shared(found) == ()


def test_of_a_source_that_tells_nothing_the_origin_is_unknown() -> None:
    _, found = of(resting("one"), resting("two"), resting("three", publisher="Reuters"))

    assert found == Origins(((REUTERS.id, (THREE,)),), (ONE, TWO))


def test_two_publications_are_independent() -> None:
    _, found = of(resting("one", publisher="Reuters"), resting("two", publisher="Le Monde"))

    assert (shared(found), found.unknown) == ((), ())
    assert len(found.known) == 2


def test_one_speaker_is_one_origin_whoever_quotes_them() -> None:
    case = Case((resting("one", publisher="Reuters"), resting("two", publisher="Le Monde")))
    for at in (0, 1):
        case.claim("raised", sum_of("385"), by=at, speaker=MENSCH)

    found = origins(case.records, case.background())

    assert found.known == ((MENSCH, (ONE, TWO)),)


def test_of_what_was_announced_by_nobody_named_the_origin_is_unknown() -> None:
    case = Case((resting("one", publisher="Reuters"),))
    case.claim("raised", sum_of("385"), modality=Modality.ANNOUNCED)

    assert origins(case.records, case.background()) == Origins((), (ONE,))


def test_a_channel_counts_where_nobody_is_quoted() -> None:
    case = Case((resting("one", publisher="Le Monde"), resting("two", publisher="Reuters")))
    case.claim("raised", sum_of("385"), by=0, via=EntityId(REUTERS.id))
    case.claim("raised", sum_of("385"), by=1, via=EntityId(REUTERS.id), speaker=MENSCH)

    found = origins(case.records, case.background())

    assert found.known == ((MENSCH, (TWO,)), (REUTERS.id, (ONE,)))


def test_a_source_is_no_company_to_itself() -> None:
    case = Case((resting("one", publisher="Reuters"),))
    for amount in ("385", "386"):
        case.claim("raised", sum_of(amount))

    assert shared(origins(case.records, case.background())) == ()


# What sources let one suspect


def suspects(case: Case, suspicion: Suspicion) -> list[set[str]]:
    return [
        ids(each.suspects)
        for finding in case.found()
        for each in finding.hypotheses
        if each.suspicion is suspicion
    ]


@pytest.mark.parametrize(
    ("publication", "shared"), [("Financial Times", True), ("Le Monde", False)]
)
def test_a_side_that_has_it_from_one_origin_is_told(publication: str, shared: bool) -> None:
    case, _ = of(
        resting("one", on=("Financial Times",)), resting("two", on=(publication,)), resting("three")
    )
    case.records.pop()
    case.claim("raised", sum_of("490"), by=2)

    assert suspects(case, Suspicion.ONE_ORIGIN) == ([ids(case.records[:2])] if shared else [])


def test_what_two_sides_have_from_two_origins_is_not_of_one() -> None:
    case, _ = of(*(resting(f"number {at}", on=(on,)) for at, on in enumerate(PRESS)))
    case.records.clear()
    mine, theirs = (
        [case.claim("raised", sum_of(amount), by=by) for by in sources]
        for amount, sources in (("385", (0, 1)), ("490", (2, 3)))
    )

    assert suspects(case, Suspicion.ONE_ORIGIN) in (
        [ids(mine), ids(theirs)],
        [ids(theirs), ids(mine)],
    )


def test_each_origin_that_several_share_is_told_by_itself() -> None:
    case, _ = of(
        *(resting(f"number {at}", on=(on,)) for at, on in enumerate(PRESS)), source("five")
    )
    one, two = case.records[:2], case.records[2:4]
    case.records[4:] = []
    case.claim("raised", sum_of("490"), by=4)

    assert suspects(case, Suspicion.ONE_ORIGIN) == [ids(one), ids(two)]


PRESS = "FT", "FT", "Reuters", "Reuters"


def guesses(*modalities: Modality) -> Case:
    case = Case()
    for at, modality in enumerate(modalities):
        case.claim("founded_on", year(2021), by=at, modality=modality)
    case.claim("founded_on", year(2023), by=2)
    return case


def test_a_side_that_only_supposes_is_told() -> None:
    case = guesses(Modality.SUPPOSED, Modality.SUPPOSED)

    assert suspects(case, Suspicion.HEARSAY) == [ids(case.records[:2])]


def test_a_side_of_which_one_says_it_plainly_is_no_hearsay() -> None:
    assert suspects(guesses(Modality.SUPPOSED, Modality.REPORTED), Suspicion.HEARSAY) == []


def test_an_article_that_says_both_contradicts_itself() -> None:
    case = Case()
    both = [case.claim("founded_on", year(when), by=0) for when in (2021, 2023)]
    case.claim("founded_on", year(2023), by=1)

    assert suspects(case, Suspicion.SELF_CONFLICT) == [ids(both)]


def test_two_articles_that_say_one_each_do_not_contradict_themselves() -> None:
    case = Case()
    for at, when in enumerate((2021, 2023)):
        case.claim("founded_on", year(when), by=at)

    assert suspects(case, Suspicion.SELF_CONFLICT) == []


def test_an_article_that_is_more_precise_in_one_place_does_not_contradict_itself() -> None:
    case = Case()
    case.claim("founded_on", year(2023), by=0)
    case.claim("founded_on", day("2023-04-28"), by=0)
    case.claim("founded_on", day("2023-05-28"), by=1)

    assert suspects(case, Suspicion.SELF_CONFLICT) == []


# Another time


def exclusivity(one: PartialDate | None, other: PartialDate | None) -> Case:
    case = Case(dated(one, other), parties={DEAL: (MICROSOFT, MISTRAL)})
    case.claim("exclusivity", term("exclusive"), by=0, subject=DEAL)
    case.claim("partnered_with", ref(AMAZON), by=1, subject=MISTRAL)
    return case


@pytest.mark.parametrize(
    ("one", "other", "may_be_later"),
    [
        (day("2024-02-26"), day("2024-12-05"), True),
        (day("2024-02-26"), year(2024), True),
        (day("2024-02-26"), None, True),
        (day("2024-02-26"), day("2024-02-26"), False),
        (day("2024-02-26"), days("2024-02-20", "2024-02-28"), False),
    ],
    ids=["later", "vague", "undated", "the same day", "the same week"],
)
def test_what_can_have_changed_may_be_of_another_time(
    one: PartialDate, other: PartialDate | None, may_be_later: bool
) -> None:
    case = exclusivity(one, other)

    assert [each.reason for each in case.found()] == [Reason.EXCLUSIVE]
    assert bool(suspects(case, Suspicion.OTHER_TIME)) is may_be_later


def test_what_is_so_for_good_is_of_no_other_time() -> None:
    case = Case(dated(day("2024-02-26"), None))
    for at, when in enumerate((2021, 2023)):
        case.claim("founded_on", year(when), by=at)

    assert len(case.open()) == 1
    assert suspects(case, Suspicion.OTHER_TIME) == []


def test_one_article_is_of_one_time() -> None:
    case = Case(dated(None))
    for relation in (Relation.BELOW, Relation.ABOVE):
        case.claim("compared_to", than(relation, GPT), subject=LARGE)

    assert case.suspicions() == {Suspicion.SELF_CONFLICT}


def test_what_is_contested_needs_no_explanation() -> None:
    case = Case((resting("one", on=("FT",)), resting("two", on=("FT",)), source("three")))
    said: list[Record] = [
        case.claim("controls", ref(MISTRAL), by=at, subject=MICROSOFT) for at in (0, 1)
    ]
    case.claim("has_status", term("independent"), by=2, speaker=ALTMAN)
    (found,) = case.found()

    assert ids(found.one) == ids(said)
    assert found.hypotheses == ()


def test_the_most_telling_reason_comes_first() -> None:
    case = Case((resting("one", on=("FT",)), resting("two", on=("FT",)), source("three")))
    for at in (0, 1):
        case.claim("raised", sum_of("385"), by=at, modality=Modality.SUPPOSED)
    case.claim("raised", sum_of("358"), by=2)

    (found,) = case.found()

    assert [each.suspicion for each in found.hypotheses] == [
        Suspicion.DIGITS,
        Suspicion.HEARSAY,
        Suspicion.ONE_ORIGIN,
    ]

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from store.base import Evidence, Standing
from store.claims import Polarity
from store.events import Rank
from store.resolve import resolve
from store.values import EntityId, EntityRef, Term
from tests.store.claim_making import MISTRAL, Making, euros, source, year

SERIES_A, SERIES_B = EntityId("round:a"), EntityId("round:b")


def test_equal_values_are_one_side_with_both_sources() -> None:
    making = Making()
    one = making.claim("total_raised", euros(490), by=0)
    two = making.claim("total_raised", replace(euros(490), words="490 Mio. €"), by=1)

    (fact,) = resolve(making.evidence())

    (side,) = fact.sides
    assert {record.id for record in side.records} == {one.id, two.id}


def test_figures_that_exclude_each_other_stand_side_by_side() -> None:
    making = Making()
    making.claim("total_raised", euros(490), by=0)
    making.claim("total_raised", euros(385), by=1)

    (fact,) = resolve(making.evidence())

    assert len(fact.sides) == 2


def test_an_assertion_and_its_denial_are_two_sides_of_one_fact() -> None:
    making = Making()
    value = EntityRef(EntityId("company:openai"), "OpenAI")
    making.claim("controls", value, by=0)
    making.claim("controls", value, by=1, polarity=Polarity.NO)

    (fact,) = resolve(making.evidence())

    assert {side.polarity for side in fact.sides} == set(Polarity)


def test_claims_about_two_rounds_are_two_facts() -> None:
    making = Making()
    making.claim("raised", euros(113), round=SERIES_A)
    making.claim("raised", euros(385), round=SERIES_B)

    assert [len(fact.sides) for fact in resolve(making.evidence())] == [1, 1]


def test_several_founders_are_several_facts() -> None:
    making = Making()
    for slug in ("mensch", "lample", "lacroix"):
        making.claim("founded_by", EntityRef(EntityId(f"person:{slug}"), slug))

    assert len(resolve(making.evidence())) == 3


def test_merged_entities_are_one_subject() -> None:
    making = Making()
    old = EntityId("company:mistral")
    making.claim("licence_status", Term("open_source", "open"), by=0)
    making.claim("licence_status", Term("open_source", "offen"), by=1, subject=old)

    (fact,) = resolve(making.evidence((old, MISTRAL)))

    assert fact.subject == MISTRAL
    assert len(fact.sides) == 1


def test_a_preferred_claim_is_shown_first_and_a_disputed_one_last() -> None:
    making = Making()
    making.claim("total_raised", euros(1), by=0, stands=Standing(1, Rank.DISPUTED))
    making.claim("total_raised", euros(2), by=1)
    making.claim("total_raised", euros(3), by=2, stands=Standing(3, Rank.PREFERRED))

    (fact,) = resolve(making.evidence())

    assert [side.value for side in fact.sides] == [euros(3), euros(2), euros(1)]


def test_the_order_of_importing_changes_nothing() -> None:
    making = Making((source("one", year(2024)), source("two", year(2023)), source("three")))
    making.claim("total_raised", euros(490), by=0)
    making.claim("total_raised", euros(385), by=1)
    making.claim("raised", euros(113), by=2, round=SERIES_A)
    making.claim("raised", euros(385), by=0, round=SERIES_B)
    first = resolve(making.evidence())

    for records in permutations(making.records):
        assert resolve(Evidence(records, making.sources, ())) == first


def test_the_order_of_importing_changes_no_words() -> None:
    making = Making()
    for by, words in enumerate(("Series A", "die erste Runde")):
        making.claim("raised", euros(113), by=by, round=EntityRef(SERIES_A, words))
    first = resolve(making.evidence())

    for records in permutations(making.records):
        assert resolve(Evidence(records, making.sources, ())) == first


def test_what_is_asserted_stands_before_what_is_denied() -> None:
    making = Making()
    making.claim("total_raised", euros(20), by=0, polarity=Polarity.NO)
    making.claim("total_raised", euros(20), by=1, polarity=Polarity.NO)
    making.claim("total_raised", euros(15), by=2)

    (fact,) = resolve(making.evidence())

    assert [side.polarity for side in fact.sides] == [Polarity.YES, Polarity.NO]

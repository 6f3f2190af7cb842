"""The vocabulary has its words for searches."""

from __future__ import annotations

from store.fields import FIELDS
from store.qualifiers import ASPECTS, QUALIFIERS
from store.senses import FIELD_WORDS, TERM_WORDS, senses
from store.values import Comparison, EntityId, Relation, Term
from store.words import tokens
from tests.store.claim_making import Making

MUTE = {"all", "among", "current", "exactly", "funding", "general", "only", "overall", "regulation"}
"""Terms nobody searches for, or that other words of their claims say."""


def test_every_field_has_words() -> None:
    assert FIELD_WORDS.keys() == FIELDS.keys()


def test_every_term_has_words_or_needs_none() -> None:
    lists = (*(row.terms for row in FIELDS.values()), *(row.terms for row in QUALIFIERS.values()))
    terms = ASPECTS.union(*lists)

    assert TERM_WORDS.keys() == terms - MUTE
    assert terms >= MUTE


def test_a_claim_has_the_words_of_its_field_and_of_its_terms() -> None:
    made = Making()
    status = made.claim("exclusivity", Term("exclusive", "sole"))
    cheaper = made.claim(
        "compared_to", Comparison(Relation.BELOW, EntityId("model:gpt-4"), "cost", "less")
    )

    assert tokens("exklusiv exclusive") <= senses(status.claim)
    assert tokens("Vergleich cheaper günstiger") <= senses(cheaper.claim)

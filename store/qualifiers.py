"""The circumstances a claim may carry, and the words of closed ones: one row a circumstance."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class QualifierRow:
    """A circumstance a claim may carry: its value types (`store.values.TYPES`) and its terms."""

    name: str
    types: tuple[str, ...]
    terms: frozenset[str] = frozenset()


def _terms(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMMON = ("scope", "closure", "occasion")
"""Qualifiers every field takes: what was meant, how complete a list is, on which occasion."""

STAGES = _terms("considering testing evaluating preferring live")
FORMS = _terms("cash compute equity convertible debt")
CLOSURES = _terms("only all exactly among")
STANDINGS = _terms("current former new")
EXCLUSIVITY = _terms("exclusive not_exclusive")
STATUSES = _terms("rumoured negotiating announced signed completed terminated")
REVIEW_KINDS = _terms("antitrust merger regulation general")
REVIEW_STAGES = _terms("possible announced submitted ongoing cleared blocked")
LICENCES = _terms("open_source proprietary mixed")
ASPECTS = _terms(
    "overall quality cost accuracy speed reasoning knowledge vision efficiency compute size "
    "maturity funding"
)
COMPANY_STATUSES = _terms("startup unicorn independent subsidiary listed private")

WIDER_TERMS = MappingProxyType({"open_source": "mixed", "proprietary": "mixed"})
"""Terms beside the one that leaves room for them: what is open in part may be called open."""

QUALIFIERS = MappingProxyType(
    {
        row.name: row
        for row in (
            QualifierRow("scope", ("entity", "text")),
            QualifierRow("closure", ("term",), CLOSURES),
            QualifierRow("occasion", ("entity", "text")),
            QualifierRow("aim", ("text",)),
            QualifierRow("amid", ("text",)),
            QualifierRow("aspect", ("term",), ASPECTS),
            QualifierRow("author", ("entity", "text")),
            QualifierRow("beneficiary", ("entity",)),
            QualifierRow("by", ("date",)),
            QualifierRow("company", ("entity",)),
            QualifierRow("duration", ("text",)),
            QualifierRow("form", ("term",), FORMS),
            QualifierRow("instrument", ("text",)),
            QualifierRow("investor", ("entity",)),
            QualifierRow("kind", ("term", "text"), REVIEW_KINDS),
            QualifierRow("metric", ("text",)),
            QualifierRow("whole", ("entity",)),
            QualifierRow("party", ("entity",)),
            QualifierRow("period", ("date",)),
            QualifierRow("place", ("entity",)),
            QualifierRow("platform", ("entity",)),
            QualifierRow("purpose", ("text",)),
            QualifierRow("round", ("entity",)),
            QualifierRow("rounds", ("count",)),
            QualifierRow("stage", ("term",), STAGES | REVIEW_STAGES),
            QualifierRow("standing", ("term",), STANDINGS),
            QualifierRow("to", ("entity",)),
            QualifierRow("with", ("entity",)),
        )
    }
)

"""What sources can differ about, in the words readers have for it: `conflicts valuation`."""

from __future__ import annotations

from types import MappingProxyType

from bot.params import GERMAN_TOPICS
from store.fields import FIELDS, Topic, of_topic

OWN = {
    "founding": "founded_on founded_by founder_count",
    "funding": (
        "raised total_raised invested_in led_round participated_in shareholder_of paid_in "
        "infrastructure_investment"
    ),
    "valuation": "valued_at",
    "price": "price stake premium break_fee synergy acquired",
    "results": "revenue profit debt employee_count download_count",
    "exclusivity": "exclusivity partnered_with negotiated_with advised_by",
    "control": "controls has_status owns mistaken_for",
    "strategy": "strategy_change",
    "licence": "licence_status",
    "level": "compared_to capability limitation parameter_count language_count",
    "reviews": "reviews",
    "dates": "announced_on signed_on closing terminated_on deal_status in_force_on",
}
"""Narrower than a topic, since a question is: fields by the name of the matter."""

MATTERS = MappingProxyType(
    {topic.value: of_topic(topic) for topic in Topic}
    | {name: frozenset(fields.split()) for name, fields in OWN.items()}
)
"""Every matter by its name, each topic among them."""

ALIASES = (
    ("gründung", "founding"),
    ("finanzierung", "funding"),
    ("bewertung", "valuation"),
    ("kaufpreis", "price"),
    ("ergebnisse", "results"),
    ("exklusivität", "exclusivity"),
    ("kontrolle", "control"),
    ("strategie", "strategy"),
    ("lizenz", "licence"),
    ("niveau", "level"),
    ("prüfungen", "reviews"),
    ("zeitangaben", "dates"),
    ("founded", "founding"),
    ("founders", "founding"),
    ("gründer", "founding"),
    ("bewertungen", "valuation"),
    ("valuations", "valuation"),
    ("preis", "price"),
    ("prices", "price"),
    ("investition", "funding"),
    ("finanzen", "funding"),
    ("lizenzen", "licence"),
    ("licences", "licence"),
    ("shareholder", "funding"),
    ("beteiligung", "funding"),
    ("independent", "control"),
    ("unabhängig", "control"),
    ("prüfung", "reviews"),
    ("datum", "dates"),
    ("termine", "dates"),
    ("gegründet", "founding"),
    ("raised", "funding"),
    ("investment", "funding"),
    ("worth", "valuation"),
    ("wert", "valuation"),
    ("revenue", "results"),
    ("umsatz", "results"),
    ("exclusive", "exclusivity"),
    ("exklusiv", "exclusivity"),
    ("partners", "exclusivity"),
    ("partner", "exclusivity"),
    ("independence", "control"),
    ("unabhängigkeit", "control"),
    ("license", "licence"),
    ("open-source", "licence"),
    ("comparison", "level"),
    ("vergleich", "level"),
    ("regulators", "reviews"),
    ("behörden", "reviews"),
    *((word, topic.value) for word, topic in GERMAN_TOPICS if word != "finanzierung"),
)
"""Further words for matters, in any language."""


def matter_of(field: str) -> str:
    """Return the narrowest matter that a field belongs to."""
    return next((name for name in OWN if field in MATTERS[name]), FIELDS[field].topic.value)

"""The vocabulary: what can be said about a thing, one row a field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar


class Topic(StrEnum):
    """What a field is about; timelines and searches can be narrowed to one."""

    IDENTITY = "identity"
    PEOPLE = "people"
    MONEY = "money"
    DEAL = "deal"
    MODELS = "models"
    REGULATION = "regulation"
    ADOPTION = "adoption"
    MARKET = "market"
    STATEMENTS = "statements"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class QualifierRow:
    """A circumstance a claim may carry: its value types (`store.values.TYPES`) and its terms."""

    name: str
    types: tuple[str, ...]
    terms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: its topic, its value types, and what tells two facts of it apart.

    `many` says that several values may hold at once (founders), so that a second value is not a
    rival of the first. Claims with other values in the `key` qualifiers speak of other facts.
    `terms` lists the words of a closed field.
    """

    name: str
    topic: Topic
    types: tuple[str, ...]
    many: bool = False
    key: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    terms: frozenset[str] = frozenset()


def _terms(words: str) -> frozenset[str]:
    return frozenset(words.split())


Row = TypeVar("Row", FieldRow, QualifierRow)


def _by_name(rows: Iterable[Row]) -> MappingProxyType[str, Row]:
    return MappingProxyType({row.name: row for row in rows})


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

QUALIFIERS = _by_name(
    (
        QualifierRow("scope", ("entity", "text")),
        QualifierRow("closure", ("term",), CLOSURES),
        QualifierRow("occasion", ("entity", "text")),
        QualifierRow("aim", ("text",)),
        QualifierRow("amid", ("text",)),
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
)

FIELDS = _by_name(
    (
        # identity
        FieldRow("founded_on", Topic.IDENTITY, ("date",)),
        FieldRow("founded_by", Topic.IDENTITY, ("entity",), many=True),
        FieldRow("founder_count", Topic.IDENTITY, ("count",)),
        FieldRow("employee_count", Topic.IDENTITY, ("count",), qualifiers=("scope",)),
        FieldRow("headquartered_in", Topic.IDENTITY, ("entity",), many=True),
        FieldRow("has_status", Topic.IDENTITY, ("term",), many=True, terms=COMPANY_STATUSES),
        FieldRow("specialises_in", Topic.IDENTITY, ("text",), many=True),
        FieldRow("serves", Topic.IDENTITY, ("text", "entity"), many=True),
        FieldRow("characterised_as", Topic.IDENTITY, ("text",), many=True),
        FieldRow("rival_of", Topic.IDENTITY, ("entity",), many=True, qualifiers=("place",)),
        FieldRow("owns", Topic.IDENTITY, ("entity",), many=True),
        # people
        FieldRow(
            "holds_position",
            Topic.PEOPLE,
            ("text",),
            many=True,
            qualifiers=("company", "standing"),
        ),
        FieldRow("worked_for", Topic.PEOPLE, ("entity",), many=True, qualifiers=("purpose",)),
        FieldRow("trained_at", Topic.PEOPLE, ("text",), many=True),
        FieldRow("adviser_of", Topic.PEOPLE, ("entity",), many=True),
        FieldRow("moved_to", Topic.PEOPLE, ("entity",), many=True, qualifiers=("purpose",)),
        # money
        FieldRow("raised", Topic.MONEY, ("money",), key=("round",)),
        FieldRow("total_raised", Topic.MONEY, ("money",), qualifiers=("rounds",)),
        FieldRow("led_round", Topic.MONEY, ("entity",), many=True, qualifiers=("company",)),
        FieldRow("participated_in", Topic.MONEY, ("entity",), many=True, qualifiers=("company",)),
        FieldRow(
            "invested_in",
            Topic.MONEY,
            ("money",),
            key=("company", "round"),
            qualifiers=("form", "instrument", "purpose", "period"),
        ),
        FieldRow(
            "paid_in",
            Topic.MONEY,
            ("term",),
            many=True,
            key=("company", "round"),
            qualifiers=("instrument",),
            terms=FORMS,
        ),
        FieldRow("shareholder_of", Topic.MONEY, ("entity",), many=True, qualifiers=("standing",)),
        FieldRow("valued_at", Topic.MONEY, ("money",), qualifiers=("round",)),
        FieldRow(
            "infrastructure_investment",
            Topic.MONEY,
            ("money", "text"),
            key=("place",),
            qualifiers=("period", "purpose"),
        ),
        FieldRow("revenue", Topic.MONEY, ("money",), key=("period",)),
        FieldRow("profit", Topic.MONEY, ("money",), key=("period",)),
        FieldRow("debt", Topic.MONEY, ("money",), key=("period",)),
        FieldRow("pricing_model", Topic.MONEY, ("text",), many=True),
        FieldRow("business_model", Topic.MONEY, ("text",), many=True),
        # deal
        FieldRow("deal_status", Topic.DEAL, ("term",), many=True, terms=STATUSES),
        FieldRow(
            "partnered_with",
            Topic.DEAL,
            ("entity",),
            many=True,
            qualifiers=("kind", "purpose", "duration"),
        ),
        FieldRow("negotiated_with", Topic.DEAL, ("entity",), many=True),
        FieldRow("exclusivity", Topic.DEAL, ("term",), terms=EXCLUSIVITY, qualifiers=("party",)),
        FieldRow("duration", Topic.DEAL, ("text",)),
        FieldRow("deal_term", Topic.DEAL, ("text",), many=True, qualifiers=("party", "purpose")),
        FieldRow("deal_rationale", Topic.DEAL, ("text",), many=True, qualifiers=("party",)),
        FieldRow("deal_benefit", Topic.DEAL, ("text",), many=True, qualifiers=("beneficiary",)),
        FieldRow("condition", Topic.DEAL, ("text", "date"), many=True),
        FieldRow("controls", Topic.DEAL, ("entity",), many=True),
        FieldRow("strategy_change", Topic.DEAL, ("text",), many=True, qualifiers=("party",)),
        FieldRow("acquired", Topic.DEAL, ("entity",), many=True),
        FieldRow("price", Topic.DEAL, ("money",), key=("scope",), qualifiers=("form",)),
        FieldRow("stake", Topic.DEAL, ("share",), key=("party", "scope")),
        FieldRow("premium", Topic.DEAL, ("share",), key=("scope",)),
        FieldRow("break_fee", Topic.DEAL, ("money",), key=("party",)),
        FieldRow("signed_on", Topic.DEAL, ("date",)),
        FieldRow("closing", Topic.DEAL, ("date",), key=("scope",)),
        FieldRow("terminated_on", Topic.DEAL, ("date",)),
        FieldRow("advised_by", Topic.DEAL, ("entity",), many=True, qualifiers=("party", "purpose")),
        FieldRow("synergy", Topic.DEAL, ("money", "text"), many=True, qualifiers=("by",)),
        # models and products
        FieldRow("announced_on", Topic.MODELS, ("date",), qualifiers=("author", "party")),
        FieldRow("developer_of", Topic.MODELS, ("entity",), many=True),
        FieldRow("offers", Topic.MODELS, ("entity", "text"), many=True, qualifiers=("to", "aim")),
        FieldRow("parameter_count", Topic.MODELS, ("count",)),
        FieldRow("language_count", Topic.MODELS, ("count",)),
        FieldRow("architecture", Topic.MODELS, ("text",), many=True),
        FieldRow("capability", Topic.MODELS, ("text",), many=True),
        FieldRow("limitation", Topic.MODELS, ("text",), many=True),
        FieldRow("licence_status", Topic.MODELS, ("term",), terms=LICENCES),
        FieldRow("compared_to", Topic.MODELS, ("comparison",), many=True, qualifiers=("amid",)),
        FieldRow("distributed_via", Topic.MODELS, ("entity", "text"), many=True),
        FieldRow("optimised_for", Topic.MODELS, ("entity", "text"), many=True),
        FieldRow("trained_on", Topic.MODELS, ("text",), many=True),
        FieldRow("download_count", Topic.MODELS, ("count",), key=("platform",)),
        # regulation and politics
        FieldRow(
            "reviews", Topic.REGULATION, ("entity", "text"), many=True, qualifiers=("kind", "stage")
        ),
        FieldRow("enacted_by", Topic.REGULATION, ("entity",), many=True),
        FieldRow("in_force_on", Topic.REGULATION, ("date",)),
        FieldRow("official_id", Topic.REGULATION, ("text",)),
        FieldRow("regulation_effect", Topic.REGULATION, ("text",), many=True),
        FieldRow("subject_to", Topic.REGULATION, ("entity", "text"), many=True),
        FieldRow("lobbied_on", Topic.REGULATION, ("entity",), many=True, qualifiers=("aim",)),
        FieldRow("supported", Topic.REGULATION, ("entity", "text"), many=True, qualifiers=("aim",)),
        FieldRow("knew_of", Topic.REGULATION, ("entity", "text"), many=True),
        FieldRow("policy", Topic.REGULATION, ("text",), many=True),
        # adoption, market
        FieldRow(
            "adopts",
            Topic.ADOPTION,
            ("entity", "text"),
            many=True,
            qualifiers=("stage", "purpose"),
        ),
        FieldRow("adoption", Topic.ADOPTION, ("text",), many=True, qualifiers=("stage",)),
        FieldRow(
            "forecasts",
            Topic.MARKET,
            ("share", "money", "count", "text"),
            many=True,
            qualifiers=("metric", "by", "place"),
        ),
        FieldRow("advantage", Topic.MARKET, ("text",), many=True, qualifiers=("beneficiary",)),
        FieldRow("practice", Topic.MARKET, ("text",), many=True, qualifiers=("purpose",)),
        FieldRow("risk", Topic.MARKET, ("text",), many=True),
        FieldRow("market_effect", Topic.MARKET, ("text",), many=True),
        # statements
        FieldRow(
            "said",
            Topic.STATEMENTS,
            ("quotation",),
            many=True,
            qualifiers=("to", "with", "platform"),
        ),
        FieldRow("reacted", Topic.STATEMENTS, ("quotation", "text"), many=True, qualifiers=("to",)),
        FieldRow("recognised_as", Topic.STATEMENTS, ("text",), many=True, qualifiers=("author",)),
        # sources
        FieldRow("cited_as", Topic.SOURCES, ("text",), many=True, qualifiers=("author",)),
    )
)


@cache
def of_topic(topic: Topic) -> frozenset[str]:
    """Return the names of all fields of a topic."""
    return frozenset(name for name, row in FIELDS.items() if row.topic is topic)


@cache
def qualifiers_of(field: str) -> frozenset[str]:
    """Return the names of all qualifiers a field takes."""
    row = FIELDS[field]
    return frozenset((*row.key, *row.qualifiers, *COMMON))

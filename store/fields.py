"""The vocabulary: what can be said about a thing, one row a field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from store.claims import Kind
from store.kinds import (
    ACTORS,
    ANYTHING,
    ASSETS,
    COMPANIES,
    LAWMAKERS,
    MATTERS,
    PLACES,
    ROUNDS,
    WORKS,
)
from store.qualifiers import (
    COMMON,
    COMPANY_STATUSES,
    EXCLUSIVITY,
    FORMS,
    LICENCES,
    STATUSES,
)


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


class Holds(StrEnum):
    """For how long a value of a field is true of its thing, so that two values rival each other.

    ONCE: for good; a company is founded on one day. AT_A_TIME: until it changes; a company is worth
    something else a year later. EACH_TIME: of one of several happenings; an investor may pay again.
    """

    ONCE = "once"
    AT_A_TIME = "at_a_time"
    EACH_TIME = "each_time"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: its topic, its value types, and what tells two facts of it apart.

    `many` says that several values may hold at once (founders), so that a second value is not a
    rival of the first. Claims with other values in the `key` qualifiers speak of other facts.
    `terms` lists the words of a closed field. `roster` says that a list of it is one of subjects,
    as of those who took part in a round. `outright` says that a denial denies there was any.
    A thing is a value of one of its `kinds` alone. `part` says that a share is one of a whole.
    """

    name: str
    topic: Topic
    types: tuple[str, ...]
    kinds: frozenset[Kind] = frozenset()
    many: bool = False
    key: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    terms: frozenset[str] = frozenset()
    holds: Holds = Holds.ONCE
    roster: bool = False
    outright: bool = False
    part: bool = False


NOW, AGAIN = Holds.AT_A_TIME, Holds.EACH_TIME

ROWS = (
    # identity
    FieldRow("founded_on", Topic.IDENTITY, ("date",)),
    FieldRow("founded_by", Topic.IDENTITY, ("entity",), ACTORS, many=True),
    FieldRow("founder_count", Topic.IDENTITY, ("count",)),
    FieldRow("employee_count", Topic.IDENTITY, ("count",), qualifiers=("scope",), holds=NOW),
    FieldRow("headquartered_in", Topic.IDENTITY, ("entity",), PLACES, many=True),
    FieldRow("has_status", Topic.IDENTITY, ("term",), many=True, terms=COMPANY_STATUSES, holds=NOW),
    FieldRow("specialises_in", Topic.IDENTITY, ("text",), many=True),
    FieldRow("serves", Topic.IDENTITY, ("text", "entity"), ACTORS, many=True),
    FieldRow("characterised_as", Topic.IDENTITY, ("text",), many=True),
    FieldRow(
        "rival_of", Topic.IDENTITY, ("entity",), ACTORS | WORKS, many=True, qualifiers=("place",)
    ),
    FieldRow("mistaken_for", Topic.IDENTITY, ("entity",), ANYTHING, many=True),
    FieldRow("owns", Topic.IDENTITY, ("entity",), ASSETS, many=True),
    # people
    FieldRow(
        "holds_position",
        Topic.PEOPLE,
        ("text",),
        many=True,
        qualifiers=("company", "standing"),
        holds=NOW,
    ),
    FieldRow("worked_for", Topic.PEOPLE, ("entity",), ACTORS, many=True, qualifiers=("purpose",)),
    FieldRow("trained_at", Topic.PEOPLE, ("text",), many=True),
    FieldRow("adviser_of", Topic.PEOPLE, ("entity",), ACTORS, many=True, roster=True),
    FieldRow("moved_to", Topic.PEOPLE, ("entity",), ACTORS, many=True, qualifiers=("purpose",)),
    # money
    FieldRow("raised", Topic.MONEY, ("money",), key=("round",)),
    FieldRow("total_raised", Topic.MONEY, ("money",), qualifiers=("rounds",), holds=NOW),
    FieldRow(
        "led_round",
        Topic.MONEY,
        ("entity",),
        ROUNDS,
        many=True,
        qualifiers=("company",),
        roster=True,
    ),
    FieldRow(
        "participated_in",
        Topic.MONEY,
        ("entity",),
        ROUNDS,
        many=True,
        qualifiers=("company",),
        roster=True,
    ),
    FieldRow(
        "invested_in",
        Topic.MONEY,
        ("money",),
        key=("company", "round"),
        qualifiers=("form", "instrument", "purpose", "period"),
        holds=AGAIN,
    ),
    FieldRow(
        "paid_in",
        Topic.MONEY,
        ("term",),
        many=True,
        key=("company", "round"),
        qualifiers=("instrument",),
        terms=FORMS,
        holds=AGAIN,
    ),
    FieldRow(
        "shareholder_of",
        Topic.MONEY,
        ("entity",),
        COMPANIES,
        many=True,
        qualifiers=("standing",),
        holds=NOW,
        roster=True,
    ),
    FieldRow("valued_at", Topic.MONEY, ("money",), qualifiers=("round",), holds=NOW),
    FieldRow(
        "infrastructure_investment",
        Topic.MONEY,
        ("money", "text"),
        key=("place",),
        qualifiers=("period", "purpose"),
        holds=AGAIN,
    ),
    FieldRow("revenue", Topic.MONEY, ("money",), key=("period",), qualifiers=("whole",)),
    FieldRow("profit", Topic.MONEY, ("money",), key=("period",), qualifiers=("whole",)),
    FieldRow("debt", Topic.MONEY, ("money",), key=("period",), qualifiers=("whole",)),
    FieldRow("pricing_model", Topic.MONEY, ("text",), many=True),
    FieldRow("business_model", Topic.MONEY, ("text",), many=True),
    # deal
    FieldRow("deal_status", Topic.DEAL, ("term",), many=True, terms=STATUSES),
    FieldRow(
        "partnered_with",
        Topic.DEAL,
        ("entity",),
        ACTORS,
        many=True,
        qualifiers=("kind", "purpose", "duration"),
    ),
    FieldRow("negotiated_with", Topic.DEAL, ("entity",), ACTORS, many=True, roster=True),
    FieldRow("exclusivity", Topic.DEAL, ("term",), terms=EXCLUSIVITY, qualifiers=("party",)),
    FieldRow("duration", Topic.DEAL, ("text",)),
    FieldRow("deal_term", Topic.DEAL, ("text",), many=True, qualifiers=("party", "purpose")),
    FieldRow("deal_rationale", Topic.DEAL, ("text",), many=True, qualifiers=("party",)),
    FieldRow("deal_benefit", Topic.DEAL, ("text",), many=True, qualifiers=("beneficiary",)),
    FieldRow("condition", Topic.DEAL, ("text", "date"), many=True),
    FieldRow("controls", Topic.DEAL, ("entity",), ASSETS, many=True, holds=NOW),
    FieldRow(
        "strategy_change", Topic.DEAL, ("text",), many=True, qualifiers=("party",), outright=True
    ),
    FieldRow("acquired", Topic.DEAL, ("entity",), ASSETS, many=True),
    FieldRow("price", Topic.DEAL, ("money",), key=("scope",), qualifiers=("form", "whole")),
    FieldRow("stake", Topic.DEAL, ("share",), key=("party", "scope"), holds=NOW, part=True),
    FieldRow("premium", Topic.DEAL, ("share",), key=("scope",)),
    FieldRow("break_fee", Topic.DEAL, ("money",), key=("party",)),
    FieldRow("signed_on", Topic.DEAL, ("date",)),
    FieldRow("closing", Topic.DEAL, ("date",), key=("scope",)),
    FieldRow("terminated_on", Topic.DEAL, ("date",)),
    FieldRow(
        "advised_by", Topic.DEAL, ("entity",), ACTORS, many=True, qualifiers=("party", "purpose")
    ),
    FieldRow("synergy", Topic.DEAL, ("money", "text"), key=("by",)),
    # models and products
    FieldRow("announced_on", Topic.MODELS, ("date",), qualifiers=("author", "party")),
    FieldRow("developer_of", Topic.MODELS, ("entity",), WORKS, many=True),
    FieldRow(
        "offers", Topic.MODELS, ("entity", "text"), WORKS, many=True, qualifiers=("to", "aim")
    ),
    FieldRow("parameter_count", Topic.MODELS, ("count",)),
    FieldRow("language_count", Topic.MODELS, ("count",)),
    FieldRow("architecture", Topic.MODELS, ("text",), many=True),
    FieldRow("capability", Topic.MODELS, ("text",), many=True, qualifiers=("aspect",)),
    FieldRow("limitation", Topic.MODELS, ("text",), many=True, qualifiers=("aspect",)),
    FieldRow("licence_status", Topic.MODELS, ("term",), terms=LICENCES),
    FieldRow(
        "compared_to", Topic.MODELS, ("comparison",), many=True, qualifiers=("amid",), holds=NOW
    ),
    FieldRow("distributed_via", Topic.MODELS, ("entity", "text"), ACTORS | WORKS, many=True),
    FieldRow("optimised_for", Topic.MODELS, ("entity", "text"), ACTORS | WORKS, many=True),
    FieldRow("trained_on", Topic.MODELS, ("text",), many=True),
    FieldRow("download_count", Topic.MODELS, ("count",), key=("platform",), holds=NOW),
    # regulation and politics
    FieldRow(
        "reviews",
        Topic.REGULATION,
        ("entity", "text"),
        ANYTHING,
        many=True,
        qualifiers=("kind", "stage"),
        roster=True,
    ),
    FieldRow("enacted_by", Topic.REGULATION, ("entity",), LAWMAKERS, many=True),
    FieldRow("in_force_on", Topic.REGULATION, ("date",)),
    FieldRow("official_id", Topic.REGULATION, ("text",)),
    FieldRow("regulation_effect", Topic.REGULATION, ("text",), many=True),
    FieldRow("subject_to", Topic.REGULATION, ("entity", "text"), MATTERS | LAWMAKERS, many=True),
    FieldRow("lobbied_on", Topic.REGULATION, ("entity",), MATTERS, many=True, qualifiers=("aim",)),
    FieldRow(
        "supported", Topic.REGULATION, ("entity", "text"), ANYTHING, many=True, qualifiers=("aim",)
    ),
    FieldRow("knew_of", Topic.REGULATION, ("entity", "text"), ANYTHING, many=True),
    FieldRow("policy", Topic.REGULATION, ("text",), many=True),
    # adoption, market
    FieldRow(
        "adopts",
        Topic.ADOPTION,
        ("entity", "text"),
        ACTORS | WORKS,
        many=True,
        qualifiers=("stage", "purpose"),
        holds=NOW,
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
        "said", Topic.STATEMENTS, ("quotation",), many=True, qualifiers=("to", "with", "platform")
    ),
    FieldRow("reacted", Topic.STATEMENTS, ("quotation", "text"), many=True, qualifiers=("to",)),
    FieldRow("recognised_as", Topic.STATEMENTS, ("text",), many=True, qualifiers=("author",)),
    # sources
    FieldRow("cited_as", Topic.SOURCES, ("text",), many=True, qualifiers=("author",)),
)

FIELDS = MappingProxyType({row.name: row for row in ROWS})


@cache
def of_topic(topic: Topic) -> frozenset[str]:
    """Return the names of all fields of a topic."""
    return frozenset(name for name, row in FIELDS.items() if row.topic is topic)


@cache
def qualifiers_of(field: str) -> frozenset[str]:
    """Return the names of all qualifiers a field takes."""
    row = FIELDS[field]
    return frozenset((*row.key, *row.qualifiers, *COMMON))

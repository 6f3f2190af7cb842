"""Values, rates and whole worlds of claims, drawn for what holds of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from store.base import Record
from store.claims import Modality, Polarity
from store.fields import FIELDS
from store.rates import Rates
from store.values import (
    Comparison,
    Count,
    EntityId,
    EntityRef,
    Figure,
    Hedge,
    Money,
    PartialDate,
    Precision,
    Quotation,
    Relation,
    Share,
    Term,
    Text,
    Value,
)
from tests.store.agreement_making import (
    AMAZON,
    DEAL,
    GPT,
    LARGE,
    MENSCH,
    MICROSOFT,
    OPENAI,
    SERIES_A,
    SERIES_B,
    Case,
)
from tests.store.claim_making import MISTRAL, source

FIRST = date(2023, 12, 4)
CURRENCIES = ("CHF", "EUR", "JPY", "USD")

days = st.integers(0, 20).map(lambda number: FIRST + timedelta(days=number))
fixed = st.sampled_from([Decimal(rate) for rate in ("0.93", "1.08", "1.1", "157.3", "161.05")])
rows = st.fixed_dictionaries({currency: fixed for currency in CURRENCIES if currency != "EUR"})
tables = st.dictionaries(days, rows, min_size=2, max_size=6).map(Rates.of)

amounts = st.sampled_from([Decimal(n) for n in (1, 2, 15, 16, 51, 113, 385, 400, 415, 2000)])
places = st.sampled_from([Decimal(1), Decimal(10), Decimal("0.1")])
# No sum is negative, so that none is said to a digit that weighs more than itself.
plain = st.builds(Figure, amounts, places).filter(lambda each: each.amount >= each.place)
hedged = st.builds(
    lambda figure, hedge: replace(figure, hedge=hedge),
    plain,
    st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.BETWEEN]),
)
ranges = st.builds(
    lambda figure, width: replace(figure, hedge=Hedge.BETWEEN, upper=figure.amount + width),
    plain,
    amounts,
)
figures = st.one_of(plain, hedged, ranges)
periods = st.builds(
    lambda first, length: PartialDate(
        first, first + timedelta(days=length), Precision.RANGE, f"{length} days from {first}"
    ),
    days,
    st.sampled_from([0, 0, 1, 6, 40, 400]),
)
moneys = st.builds(
    Money, st.none() | figures, st.sampled_from([*CURRENCIES, "KZT", None]), st.just("a sum")
)
entities = st.sampled_from([MISTRAL, MICROSOFT, OPENAI, AMAZON, LARGE, GPT])


def _terms(*words: str) -> st.SearchStrategy[Term]:
    return st.sampled_from(words).map(lambda word: Term(word, word))


refs = entities.map(lambda entity: EntityRef(entity, entity))
texts = st.builds(Text, st.sampled_from(["open", "offen", "closed"]), st.sampled_from(["de", "en"]))
comparisons = st.builds(
    Comparison,
    st.sampled_from(Relation),
    st.sampled_from([GPT, OPENAI]),
    st.sampled_from(["overall", "quality", "cost"]),
    st.just("so"),
)
KINDS: dict[str, st.SearchStrategy[Value]] = {
    "money": moneys,
    "share": st.builds(Share, figures, st.just("a part")),
    "count": st.builds(Count, figures, st.just("some"), st.sampled_from([None, "languages"])),
    "date": periods,
    "entity": refs,
    "text": texts,
    "quotation": st.builds(Quotation, st.sampled_from(["yes", "ja"]), st.just("en"), st.booleans()),
    "comparison": comparisons,
}
"""What can be said, by the name of its type; a term is one of its field."""

values: st.SearchStrategy[Value] = st.one_of(
    *KINDS.values(), _terms("open_source", "mixed", "proprietary")
)

TERMS = {
    "has_status": ("private", "listed", "independent", "subsidiary"),
    "licence_status": ("open_source", "mixed", "proprietary"),
    "exclusivity": ("exclusive", "not_exclusive"),
}
NAMES = (
    "valued_at raised total_raised invested_in revenue price employee_count stake founded_on "
    "announced_on exclusivity partnered_with controls has_status shareholder_of compared_to "
    "developer_of licence_status capability distributed_via participated_in owns adopts "
    "mistaken_for strategy_change said characterised_as negotiated_with"
).split()
"""Fields of every kind of rule."""

CIRCUMSTANCES: dict[str, st.SearchStrategy[Value]] = {
    "scope": texts,
    "closure": _terms("only", "all"),
    "occasion": texts | refs,
    "round": st.sampled_from([SERIES_A, SERIES_B]).map(lambda each: EntityRef(each, each)),
    "company": refs,
    "party": refs,
    "period": periods,
    "whole": refs,
    "form": _terms("cash", "convertible", "equity"),
    "standing": _terms("current", "new"),
    "aspect": _terms("overall", "quality"),
    "stage": _terms("testing", "live", "evaluating"),
}
subjects = entities | st.just(DEAL)
speakers = st.sampled_from([None, None, MENSCH, MISTRAL])
Draw = Callable[[st.SearchStrategy[Value]], Value]


@st.composite
def claims(draw: st.DrawFn, case: Case, name: str, subject: EntityId | None = None) -> Record:
    """Make one more claim of a case in the field `name`, circumstances and all."""
    row = FIELDS[name]
    terms = {"term": _terms(*TERMS.get(name, ("exclusive",)))}
    value = draw(st.one_of(*({**KINDS, **terms}[kind] for kind in row.types)))
    taken = [each for each in CIRCUMSTANCES if each in (*row.key, *row.qualifiers, "closure")]
    told = draw(st.lists(st.sampled_from([*taken, "scope", "occasion"]), max_size=2, unique=True))
    # What is a fact's own key is mostly told.
    keys = [each for each in row.key if each in CIRCUMSTANCES and draw(st.booleans())]
    return case.claim(
        name,
        value,
        by=draw(st.integers(0, len(case.sources) - 1)),
        subject=subject or draw(subjects),
        polarity=draw(st.sampled_from([Polarity.YES, Polarity.YES, Polarity.NO])),
        modality=draw(st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, *Modality])),
        speaker=draw(speakers),
        valid=draw(st.none() | periods),
        beside={each: draw(CIRCUMSTANCES[each]) for each in sorted({*told, *keys})},
    )


@st.composite
def worlds(draw: st.DrawFn, *, least: int = 2, most: int = 7) -> Case:
    """Make some claims in a few fields, so that they meet, with sources, rates and a deal."""
    published = draw(st.lists(st.none() | periods, min_size=3, max_size=3))
    sources = tuple(source(f"number {at}", when) for at, when in enumerate(published))
    parties = {DEAL: (MICROSOFT, MISTRAL)}
    case = Case(sources, rates=draw(st.none() | tables), parties=parties)
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
    for _ in range(draw(st.integers(least, most))):
        draw(claims(case, draw(st.sampled_from(names))))
    return case

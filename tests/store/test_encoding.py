"""Ids never change, and everything comes back from its text as it was."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.claims import Claim, Modality, Polarity, Qualifier, SourceId, Span
from store.decoding import decode, decode_event
from store.encoding import (
    EVENTS,
    MalformedError,
    claim_id,
    encode,
    source_id,
)
from store.events import ClaimRecorded, Event
from store.values import (
    TYPES,
    Comparison,
    Count,
    EntityId,
    EntityRef,
    Figure,
    Hedge,
    Money,
    Part,
    PartialDate,
    Precision,
    Quotation,
    Relation,
    Share,
    Term,
    Text,
    Value,
)

PLAIN = Claim(
    EntityId("company:mistral-ai"),
    "specialises_in",
    Text("große Sprachmodelle", "de"),
    source_id("00"),
)
FULL = Claim(
    EntityId("company:microsoft"),
    "invested_in",
    Money(
        Figure(Decimal("15E+6"), Decimal("1E+6"), Hedge.BETWEEN, Decimal("16000000.0")),
        None,
        "15 bis 16 Millionen",
    ),
    source_id("00", "https://example.org/news"),
    (
        Qualifier("company", EntityRef(EntityId("company:mistral-ai"), "Mistral")),
        Qualifier("form", Term("cash", "Geld")),
        Qualifier("round", Quotation("“soon”", "en", direct=True, translated=False)),
    ),
    Polarity.NO,
    Modality.REPORTED,
    speaker=EntityId("person:lacroix"),
    via=EntityId("publication:ft"),
    valid=PartialDate(
        date(2024, 2, 26),
        None,
        Precision.DAY,
        "am Montag",
        Part.EARLY,
        date(2024, 2, 27),
        approximate=True,
    ),
)

# These must never change: people and exports refer to claims by them.
GOLDEN = {
    PLAIN: "c1:428fcca98472db212f0fa175a0f474014a04e6e9d3ee9c02a3846779aa61f9cb",
    FULL: "c1:d4a9c5ee0c9762a58be1434b8201498dcee42844f088af3f6523ee9dd54e352c",
}


@pytest.mark.parametrize(("claim", "identity"), GOLDEN.items(), ids=["plain", "full"])
def test_ids_of_claims_never_change(claim: Claim, identity: str) -> None:
    assert claim_id(claim) == identity


def test_ids_of_sources_never_change() -> None:
    assert source_id("00") == "s1:f0f16987a3a16c544e63919b54e0ffffeb8ce464e2fb53066806bb43f20d895c"
    assert (
        source_id("00", "https://example.org/news")
        == "s1:f5c5ad101531723fb8527ff92c2ac0a6e7d0b8dc67376d1dc1c8be9c73ef773c"
    )


def test_everything_in_a_claim_makes_its_id() -> None:
    changed = {
        "subject": EntityId("company:other"),
        "field": "raised",
        "value": Text("große Sprachmodelle", "en"),
        "source": SourceId("s1:other"),
        "qualifiers": FULL.qualifiers,
        "polarity": Polarity.NO,
        "modality": Modality.FORECAST,
        "speaker": EntityId("person:lacroix"),
        "via": EntityId("publication:ft"),
        "valid": FULL.valid,
    }
    assert changed.keys() == {field.name for field in fields(Claim)}
    others = {claim_id(replace(PLAIN, **{name: value})) for name, value in changed.items()}  # type: ignore[arg-type] # each fits its field
    assert len(others | {claim_id(PLAIN)}) == len(changed) + 1


def test_equal_numbers_make_equal_ids() -> None:
    def raised(amount: str) -> Claim:
        return replace(PLAIN, value=Share(Figure(Decimal(amount)), "40 %"))

    with localcontext(prec=2):
        ids = {claim_id(raised(amount)) for amount in ("40", "40.0", "4E+1", "40.00")}
    assert ids == {claim_id(raised("40"))}
    assert claim_id(raised("0")) == claim_id(raised("-0.0"))
    assert claim_id(raised("40")) != claim_id(raised("40.000000000000000000000000000000001"))


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30)
figures = st.builds(Figure, numbers, st.sampled_from([Decimal(1), Decimal("0.1"), Decimal("1E+6")]))
days = st.dates()
values: st.SearchStrategy[Value] = st.one_of(
    st.builds(Money, st.none() | figures, st.sampled_from([None, "EUR"]), words),
    st.builds(Share, figures, words),
    st.builds(Count, figures, words, st.none() | words),
    st.builds(PartialDate, days, st.none(), st.sampled_from(Precision), words),
    st.builds(EntityRef, words.map(EntityId), words),
    st.builds(Term, words, words),
    st.builds(Text, words, words),
    st.builds(Quotation, words, words, st.booleans(), st.sampled_from([None, True, False])),
    st.builds(Comparison, st.sampled_from(Relation), words.map(EntityId), words, words),
)


@given(values)
def test_every_value_comes_back_from_its_text(value: Value) -> None:
    text = encode(value)
    assert decode(type(value), text) == value
    assert encode(decode(type(value), text)) == text


@given(st.builds(replace, st.just(FULL), value=values, speaker=st.none() | words.map(EntityId)))
def test_every_claim_comes_back_from_its_text(claim: Claim) -> None:
    event = ClaimRecorded(claim, (Span("ab", 3, 5),))
    assert decode_event(encode(event)) == event
    assert decode(Claim, encode(claim)) == claim


def test_every_kind_of_value_and_event_has_a_name() -> None:
    assert set(TYPES.values()) == set(Value.__args__)
    assert set(EVENTS.values()) == set(Event.__args__)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"type":"text"}',
        '{"type":"claim_recorded"}',
        '{"type":"claim_retracted","claim":"c1:x"}',
        '{"type":"claim_retracted","claim":"c1:x","reason":"?","more":1}',
        '{"type":"claim_retracted","claim":7,"reason":"?"}',
        '{"type":"claim_ranked","claim":"c1:x","rank":"best","reason":"?"}',
        '{"type":"source_numbered","deal":"d","source":"s","number":"1"}',
        '{"type":"source_numbered","deal":"d","source":"s","number":true}',
        '{"type":["claim_retracted"]}',
    ],
)
def test_what_is_no_event_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        decode_event(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Figure, '{"amount":"many"}'),
        (Figure, '{"amount":1}'),
        (PartialDate, '{"earliest":"26.2.2024"}'),
        (Text, '{"language":"de","type":"term","words":"x"}'),
        (Span, '{"quote":"ab","start":0,"end":9}'),
        (Text, "[" * 100_000),
        (Claim, '{"value":{"type":"wish"},"subject":"a","field":"b","source":"c"}'),
    ],
)
def test_what_is_no_value_is_refused(kind: type, text: str) -> None:
    with pytest.raises(MalformedError):
        decode(kind, text)


@pytest.mark.parametrize(
    "thing",
    [
        Text("half \ud83d", "de"),
        Text("NUL \0", "de"),
        Share(Figure(Decimal("Infinity")), "all"),
        Share(Figure(Decimal("1E+999")), "more"),
        pytest.param(object(), id="object"),
        1.5,
    ],
    ids=ascii,
)
def test_what_cannot_be_kept_is_refused(thing: object) -> None:
    with pytest.raises(MalformedError):
        encode(thing)

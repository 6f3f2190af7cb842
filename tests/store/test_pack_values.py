"""What people write for a value in a pack, and what it comes to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from store.claims import Claim, Modality, Polarity, Qualifier
from store.values import (
    Comparison,
    EntityId,
    EntityRef,
    Figure,
    Money,
    Precision,
    Quotation,
    Relation,
    Share,
    Term,
    Text,
    Value,
)
from tests.store.pack_writing import TEXT, write_pack


def only(folder: Path, claim: str) -> Claim:
    quote = claim.partition("quote: ")[2].partition("\n")[0]
    [read] = write_pack(folder, claim + f"\nat: {TEXT.find(quote)}", entities=EVERYBODY).claims()
    return read


def ref(slug: str, words: str) -> EntityRef:
    return EntityRef(EntityId(f"company:{slug}"), words)


EVERYBODY = """\
microsoft-mistral: {kind: deal, name: Microsoft – Mistral AI}
microsoft: {kind: company, name: Microsoft}
mistral-ai: {kind: company, name: Mistral AI, aliases: [Mistral]}
"""


@pytest.mark.parametrize(
    ("field", "written", "quote", "value"),
    [
        (
            "raised",
            "385 Millionen Euro",
            "Höhe von 385 Millionen Euro",
            Money(Figure(Decimal(385_000_000), Decimal(1_000_000)), "EUR", "385 Millionen Euro"),
        ),
        (
            "raised",
            "{words: keine weiteren Summen, as: nicht genannt}",
            "nennt keine weiteren Summen",
            Money(None, None, "keine weiteren Summen"),
        ),
        (
            "forecasts",
            "40 %",
            "nutzen 40 % der Firmen",
            Share(Figure(Decimal(40)), "40 %"),
        ),
        ("partnered_with", "mistral-ai", "schloss Mistral AI", ref("mistral-ai", "Mistral AI")),
        (
            "partnered_with",
            "{entity: mistral-ai, words: Das Startup}",
            "Das Startup aus Paris",
            ref("mistral-ai", "Das Startup"),
        ),
        (
            "has_status",
            "{term: startup, words: Startup}",
            "Das Startup aus Paris",
            Term("startup", "Startup"),
        ),
        (
            "risk",
            "offene Modelle",
            "nutzen 40 % der Firmen offene Modelle",
            Text("offene Modelle", "de"),
        ),
        ("risk", "{words: Startup, language: en}", "Das Startup aus", Text("Startup", "en")),
        ("said", "schneller", "sei „schneller als", Quotation("schneller", "de", direct=True)),
        (
            "said",
            "{words: schneller, direct: false, translated: true}",
            "sei „schneller als",
            Quotation("schneller", "de", direct=False, translated=True),
        ),
        ("reacted", "schneller", "sei „schneller als", Text("schneller", "de")),
        (
            "reacted",
            "{direct: true}",
            "schneller als GPT-4",
            Quotation("schneller als GPT-4", "de", direct=True),
        ),
        (
            "compared_to",
            "{relation: above, than: microsoft, aspect: speed, words: schneller}",
            "schneller als GPT-4",
            Comparison(Relation.ABOVE, EntityId("company:microsoft"), "speed", "schneller"),
        ),
    ],
)
def test_each_type_is_written_as_it_is_said(
    tmp_path: Path, field: str, written: str, quote: str, value: Value
) -> None:
    claim = only(tmp_path, f"about: mistral-ai\nfield: {field}\nvalue: {written}\nquote: {quote}")
    assert claim.value == value


def test_without_a_value_the_quote_is_it(tmp_path: Path) -> None:
    claim = only(tmp_path, "about: mistral-ai\nfield: risk\nquote: offene Modelle")
    assert claim.value == Text("offene Modelle", "de")


def test_circumstances_are_typed_and_sorted_by_name(tmp_path: Path) -> None:
    claim = only(
        tmp_path,
        """
about: microsoft
field: invested_in
value: 15 Millionen Euro
with:
  purpose: [offene Modelle, keine weiteren Summen]
  company: {entity: mistral-ai, words: Das Startup}
denied: true
modality: reported
speaker: mistral-ai
via: microsoft
quote: investiert 15 Millionen Euro""",
    )
    assert claim.qualifiers == (
        Qualifier("company", ref("mistral-ai", "Das Startup")),
        Qualifier("purpose", Text("offene Modelle", "de")),
        Qualifier("purpose", Text("keine weiteren Summen", "de")),
    )
    assert (claim.polarity, claim.modality) == (Polarity.NO, Modality.REPORTED)
    assert (claim.speaker, claim.via) == ("company:mistral-ai", "company:microsoft")


def test_dates_count_from_the_day_the_source_was_published(tmp_path: Path) -> None:
    valid = write_pack(tmp_path).claims()[0].valid
    assert valid is not None
    assert (valid.earliest, valid.precision) == (date(2024, 2, 26), Precision.DAY)
    assert (valid.relative_to, valid.words) == (date(2024, 2, 26), "Am Montag")


def test_an_entity_is_named_by_the_longest_of_its_names_in_the_quote(tmp_path: Path) -> None:
    [qualifier] = write_pack(tmp_path).claims()[0].qualifiers
    assert qualifier.value == EntityRef(EntityId("round:series-b"), "Serie-B-Finanzierung")


def test_a_circumstance_named_elsewhere_in_the_source_has_no_words_of_its_own(
    tmp_path: Path,
) -> None:
    pack = write_pack(tmp_path)
    [qualifier] = pack.claims()[2].qualifiers
    assert qualifier.value == ref("mistral-ai", "")

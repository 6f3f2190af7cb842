"""A number or a date is found in whatever notation it is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from store.notations import LONGEST_NUMBERS, notation, notations
from store.reading import find_values
from store.values import Figure, PartialDate, Precision, Share, Text, Value
from tests.store.claim_making import day, euros, year

PERCENT = Share(Figure(Decimal("43.60"), Decimal("0.1")), "43,6 %")
EARLY = PartialDate(date(2023, 1, 1), date(2023, 4, 30), Precision.YEAR, "Anfang 2023")
OPEN = replace(EARLY, latest=None)


def finds(query: str, value: Value) -> bool:
    return any(each.words & set(notation(value)) for each in notations(query))


@pytest.mark.parametrize(
    ("value", "queries"),
    [
        (euros(385), ("€385M", "385 Mio.", "385 million dollars", "385,000,000", "385", "0.385bn")),
        (euros(1250), ("1,25 Mrd. €", "$1.25bn", "1250 Millionen", "1.25")),
        (euros(2000), ("zwei Milliarden", "two billion", "2 Mrd", "about $2 billion")),
        (PERCENT, ("43,6 %", "43.6 percent", "43,6 Prozent")),
        (day("2024-02-26"), ("26. Februar 2024", "Feb 26, 2024", "2024-02-26", "Februar 2024")),
        (day("2024-02-26"), ("2024",)),
        (EARLY, ("early 2023", "Anfang 2023", "2023")),
        (year(2023), ("2023",)),
    ],
)
def test_every_notation_finds_the_value(value: Value, queries: tuple[str, ...]) -> None:
    assert [query for query in queries if not finds(query, value)] == []


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("385 Milliarden", euros(385)),
        ("38", euros(385)),
        ("436 %", PERCENT),
        ("Februar 2023", day("2024-02-26")),
        ("27. Februar 2024", day("2024-02-26")),
        ("Januar 2023", EARLY),
        ("2023", OPEN),
        ("nothing", Text("nothing", "en")),
    ],
)
def test_another_number_or_time_does_not(query: str, value: Value) -> None:
    assert not finds(query, value)


def test_what_can_be_read_in_two_ways_finds_both() -> None:
    words = {word for each in notations("1.500") for word in each.words}

    assert words == {"1500", "1p5"}


def test_a_range_is_found_by_both_its_ends() -> None:
    (found,) = find_values("between 20 and 30 million euros", "en")

    assert finds("€20M", found.value)
    assert finds("30 Mio.", found.value)


def test_the_numbers_of_a_long_text_are_not_all_read() -> None:
    assert all(each.end <= LONGEST_NUMBERS for each in notations("17 Mio. " * 1000))

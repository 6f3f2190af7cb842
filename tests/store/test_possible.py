"""What a value of a field can be: every field says so, and figures stay in their range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.claims import Kind
from store.fields import FIELDS
from store.possible import Impossible, impossible, takes
from store.values import Count, Figure, Hedge, Share, Value


def test_every_field_that_takes_a_thing_says_of_which_kinds_and_no_other_does() -> None:
    for row in FIELDS.values():
        assert bool(row.kinds) == ("entity" in row.types), row.name


def test_investors_take_part_in_rounds_alone() -> None:
    for field in ("led_round", "participated_in"):
        assert [kind for kind in Kind if takes(FIELDS[field], kind)] == [Kind.ROUND]


def share(amount: str, upper: str | None = None) -> Share:
    hedge = Hedge.BETWEEN if upper else Hedge.EXACT
    return Share(Figure(Decimal(amount), hedge=hedge, upper=Decimal(upper) if upper else None), "")


def count(amount: str, unit: str | None = None) -> Count:
    return Count(Figure(Decimal(amount)), "", unit)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("stake", share("0"), None),
        ("stake", share("100"), None),
        ("stake", share("-1"), Impossible.PART),
        ("stake", share("100.1"), Impossible.PART),
        ("stake", share("90", "110"), Impossible.PART),
        ("premium", share("140"), None),
        ("premium", share("-12"), None),
        ("forecasts", share("300"), None),
        ("employee_count", count("12"), None),
        ("employee_count", count("1.2E+3"), None),
        ("employee_count", count("12.5"), Impossible.FRACTION),
        ("forecasts", count("2.5"), None),
        ("employee_count", count("12", "person"), None),
        ("employee_count", count("12", "user"), Impossible.THINGS),
        ("download_count", count("12", "user"), Impossible.THINGS),
        ("adoption", count("12", "user"), None),
    ],
)
def test_figures_stay_in_the_range_of_their_field(
    field: str, value: Value, expected: Impossible | None
) -> None:
    assert impossible(value, FIELDS[field]) is expected

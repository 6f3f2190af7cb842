from __future__ import annotations

from datetime import date

from store.claims import SourceId
from store.clocks import Cut, published_by, valid_at
from store.values import PartialDate, Precision
from tests.store.claim_making import Making, day, euros, source, year

FEBRUARY = PartialDate(date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH, "2024-02")
AFTER = PartialDate(date(2024, 2, 26), None, Precision.DAY, "after 26 February 2024")


def _published() -> Making:
    making = Making(
        (source("day", day("2024-02-26")), source("month", FEBRUARY), source("after", AFTER))
    )
    for by in range(3):
        making.claim("total_raised", euros(490 + by), by=by)
    return making


def _kept(cut: Cut) -> list[SourceId]:
    return [record.claim.source for record in cut.evidence.records]


def test_a_source_is_in_from_the_end_of_its_day_on() -> None:
    making = _published()

    before = published_by(making.evidence(), date(2024, 2, 25))
    after = published_by(making.evidence(), date(2024, 2, 26))

    assert "s1:day" not in _kept(before)
    assert "s1:day" in _kept(after)


def test_a_source_whose_date_straddles_the_day_is_left_out_and_named() -> None:
    cut = published_by(_published().evidence(), date(2024, 2, 27))

    assert _kept(cut) == ["s1:day"]
    assert [each.id for each in cut.straddling] == ["s1:month", "s1:after"]


def test_a_source_from_later_is_left_out_without_a_word() -> None:
    cut = published_by(_published().evidence(), date(2024, 1, 31))

    assert _kept(cut) == []
    assert cut.straddling == ()


def test_a_source_without_a_date_is_never_in_and_always_named() -> None:
    making = Making((source("undated"),))
    making.claim("total_raised", euros(490))

    cut = published_by(making.evidence(), date(2100, 1, 1))

    assert _kept(cut) == []
    assert [each.id for each in cut.straddling] == ["s1:undated"]


def test_what_was_true_then_goes_by_when_it_happened_not_by_when_it_was_written() -> None:
    making = Making((source("late", year(2025)),))
    early = making.claim("valued_at", euros(2000), valid=year(2023))
    making.claim("valued_at", euros(6000), valid=year(2024))
    founded = making.claim("founded_on", year(2023))

    cut = valid_at(making.evidence(), date(2023, 12, 31))

    assert [record.id for record in cut.evidence.records] == [early.id, founded.id]
    assert cut.straddling == ()


def test_what_nobody_dates_is_left_out_and_named_until_its_source_is_out() -> None:
    making = _published()

    before = valid_at(making.evidence(), date(2023, 12, 31))
    after = valid_at(making.evidence(), date(2024, 2, 29))

    assert _kept(before) == []
    assert [each.id for each in before.straddling] == [each.id for each in making.sources]
    assert _kept(after) == [making.sources[0].id, making.sources[1].id]

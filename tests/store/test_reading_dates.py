"""Dates are read as the days that may be meant, never more precisely than they were said."""

from datetime import date

import pytest

from store.reading import Ambiguous, Unreadable, Why, read_date
from store.values import Part, PartialDate, Precision


def read(text: str, language: str | None, published: PartialDate | None = None) -> PartialDate:
    answer = read_date(text, language, published)
    assert isinstance(answer, PartialDate), answer
    return answer


def ends(text: str, language: str, published: PartialDate | None = None) -> str:
    answer = read(text, language, published)
    return f"{answer.earliest or ''}..{answer.latest or ''}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("26.2.2024", "de"),
        ("26.02.2024", "de"),
        ("26.02.24", "de"),
        ("26. 2. 2024", "de"),
        ("26. Februar 2024", "de"),
        ("26. Feb. 2024", "de"),
        ("am 26. Februar 2024", "de"),
        ("Montag, 26. Februar 2024", "de"),
        ("Montag, den 26. Februar 2024", "de"),
        ("2024-02-26", "de"),
        ("2024-02-26", "en"),
        ("26.02.2024", "en"),
        ("26 February 2024", "en"),
        ("26 Feb 2024", "en"),
        ("26th of February 2024", "en"),
        ("February 26, 2024", "en"),
        ("Monday, February 26, 2024", "en"),
        ("26-Feb-2024", "en"),
        ("26-Feb-2024", "de"),
        ("26/02/2024", "en"),
        ("02/26/2024", "en"),
        ("26 february 2024", "de"),
    ],
)
def test_a_day_is_one_day_in_every_notation(text: str, language: str) -> None:
    day = date(2024, 2, 26)
    assert read(text, language) == PartialDate(day, day, Precision.DAY, text)


@pytest.mark.parametrize(
    ("text", "language", "days", "precision"),
    [
        ("2024", "en", "2024-01-01..2024-12-31", Precision.YEAR),
        ("im Jahr 2024", "de", "2024-01-01..2024-12-31", Precision.YEAR),
        ("Februar 2024", "de", "2024-02-01..2024-02-29", Precision.MONTH),
        ("Feb 2024", "en", "2024-02-01..2024-02-29", Precision.MONTH),
        ("Feb-2024", "en", "2024-02-01..2024-02-29", Precision.MONTH),
        ("im Januar 2023", "de", "2023-01-01..2023-01-31", Precision.MONTH),
        ("Maerz 2024", "de", "2024-03-01..2024-03-31", Precision.MONTH),
        ("2024-02", "en", "2024-02-01..2024-02-29", Precision.MONTH),
        ("02/2024", "de", "2024-02-01..2024-02-29", Precision.MONTH),
        ("Q2 2024", "en", "2024-04-01..2024-06-30", Precision.QUARTER),
        ("2024 Q2", "en", "2024-04-01..2024-06-30", Precision.QUARTER),
        ("2. Quartal 2024", "de", "2024-04-01..2024-06-30", Precision.QUARTER),
        ("second quarter of 2024", "en", "2024-04-01..2024-06-30", Precision.QUARTER),
        ("H1 2024", "en", "2024-01-01..2024-06-30", Precision.HALF),
        ("im zweiten Halbjahr 2024", "de", "2024-07-01..2024-12-31", Precision.HALF),
        ("summer 2024", "en", "2024-06-01..2024-08-31", Precision.SEASON),
        ("Winter 2023/24", "de", "2023-12-01..2024-02-29", Precision.SEASON),
        ("the week of 28 Feb 2024", "en", "2024-02-26..2024-03-03", Precision.WEEK),
        ("from 2019 to 2021", "en", "2019-01-01..2021-12-31", Precision.RANGE),
        ("zwischen 2019 und 2021", "de", "2019-01-01..2021-12-31", Precision.RANGE),
        ("2019–2021", "de", "2019-01-01..2021-12-31", Precision.RANGE),
        ("November to February 2024", "en", "2023-11-01..2024-02-29", Precision.RANGE),
        ("26. bis 28. Februar 2024", "de", "2024-02-26..2024-02-28", Precision.RANGE),
        ("26–28 February 2024", "en", "2024-02-26..2024-02-28", Precision.RANGE),
        ("since 2023", "en", "2023-01-01..", Precision.YEAR),
        ("seit Anfang 2023", "de", "2023-01-01..", Precision.YEAR),
        ("after 26 Feb 2024", "en", "2024-02-27..", Precision.DAY),
        ("nach dem 26. Februar 2024", "de", "2024-02-27..", Precision.DAY),
        ("after early 2023", "en", "2023-05-01..", Precision.MONTH),
        ("before 2024", "en", "..2023-12-31", Precision.YEAR),
        ("vor dem 26. Februar 2024", "de", "..2024-02-25", Precision.DAY),
        ("by 2027", "en", "..2027-12-31", Precision.YEAR),
        ("bis 2027", "de", "..2027-12-31", Precision.YEAR),
        ("bis Ende 2027", "de", "..2027-12-31", Precision.YEAR),
    ],
)
def test_a_longer_time_is_all_its_days(
    text: str, language: str, days: str, precision: Precision
) -> None:
    assert ends(text, language) == days
    assert read(text, language).precision is precision


@pytest.mark.parametrize(
    ("text", "language", "days", "part"),
    [
        ("early 2023", "en", "2023-01-01..2023-04-30", Part.EARLY),
        ("Anfang 2023", "de", "2023-01-01..2023-04-30", Part.EARLY),
        ("mid-2024", "en", "2024-05-01..2024-08-31", Part.MID),
        ("Mitte 2024", "de", "2024-05-01..2024-08-31", Part.MID),
        ("the end of 2024", "en", "2024-09-01..2024-12-31", Part.LATE),
        ("late March 2024", "en", "2024-03-21..2024-03-31", Part.LATE),
        ("Ende Februar 2023", "de", "2023-02-21..2023-02-28", Part.LATE),
        ("early Q2 2024", "en", "2024-04-01..2024-04-30", Part.EARLY),
        ("early in the week of 26 Feb 2024", "en", "2024-02-26..2024-02-27", Part.EARLY),
    ],
)
def test_a_part_is_a_third(text: str, language: str, days: str, part: Part) -> None:
    assert ends(text, language) == days
    assert read(text, language).part is part


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("about 2025", "en", "2024-01-01..2026-12-31"),
        ("um 2025", "de", "2024-01-01..2026-12-31"),
        ("around March 2024", "en", "2024-02-01..2024-04-30"),
        ("um den 26. Februar 2024", "de", "2024-02-23..2024-02-29"),
    ],
)
def test_an_approximate_date_may_be_its_neighbour(text: str, language: str, days: str) -> None:
    assert ends(text, language) == days
    assert read(text, language).approximate


MONDAY = PartialDate(date(2024, 2, 26), date(2024, 2, 26), Precision.DAY, "26 Feb 2024")


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("am Montag", "de", "2024-02-26..2024-02-26"),
        ("on Sunday", "en", "2024-02-25..2024-02-25"),
        ("last Monday", "en", "2024-02-19..2024-02-19"),
        ("next Monday", "en", "2024-03-04..2024-03-04"),
        ("yesterday", "en", "2024-02-25..2024-02-25"),
        ("diese Woche", "de", "2024-02-26..2024-03-03"),
        ("Ende Mai", "de", "2024-05-21..2024-05-31"),
        ("im Dezember", "de", "2023-12-01..2023-12-31"),
        ("am 26. Februar", "de", "2024-02-26..2024-02-26"),
        ("am 26.2.", "de", "2024-02-26..2024-02-26"),
        ("29 February", "en", "2024-02-29..2024-02-29"),
        ("im zweiten Quartal", "de", "2024-04-01..2024-06-30"),
        ("last April", "en", "2023-04-01..2023-04-30"),
        ("Letzten April", "de", "2023-04-01..2023-04-30"),
        ("this autumn", "en", "2023-09-01..2023-11-30"),
        ("in diesem Herbst", "de", "2023-09-01..2023-11-30"),
        ("Mai vor zwei Jahren", "de", "2022-05-01..2022-05-31"),
        ("May two years ago", "en", "2022-05-01..2022-05-31"),
        ("Ende letzten Jahres", "de", "2023-09-01..2023-12-31"),
        ("late last year", "en", "2023-09-01..2023-12-31"),
        ("in the last two weeks", "en", "2024-02-12..2024-02-26"),
        ("in den letzten zwei Wochen", "de", "2024-02-12..2024-02-26"),
        ("vor zwei Wochen", "de", "2024-02-12..2024-02-18"),
        ("in the past two years", "en", "2022-02-26..2024-02-26"),
    ],
)
def test_relative_words_count_from_the_publication_and_say_so(
    text: str, language: str, days: str
) -> None:
    assert ends(text, language, MONDAY) == days
    assert read(text, language, MONDAY).relative_to == date(2024, 2, 26)


def test_a_date_that_needs_no_publication_is_not_relative_to_one() -> None:
    assert read("Februar 2024", "de", MONDAY).relative_to is None


def test_a_publication_that_is_an_interval_leaves_every_possibility() -> None:
    published = read("the week of 26 Feb 2024", "en")
    assert ends("on Wednesday", "en", published) == "2024-02-21..2024-02-28"
    assert ends("im Dezember", "de", published) == "2023-12-01..2023-12-31"
    assert ends("Mai vor zwei Jahren", "de", read("um 2025", "de")) == "2022-05-01..2024-05-31"
    assert ends("am Montag", "de", read("nach dem 26. Februar 2024", "de")) == "2024-02-26.."
    assert ends("am Montag", "de", read("bis zum 27. Februar 2024", "de")) == "..2024-02-26"


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("February", "en", Why.YEAR),
        ("26. Februar", "de", Why.YEAR),
        ("Ende Mai", "de", Why.YEAR),
        ("im zweiten Quartal", "de", Why.YEAR),
        ("am Montag", "de", Why.PUBLICATION),
        ("last April", "en", Why.PUBLICATION),
        ("two years ago", "en", Why.PUBLICATION),
        ("30. Februar 2024", "de", Why.IMPOSSIBLE),
        ("29 February 2023", "en", Why.IMPOSSIBLE),
        ("31.4.2024", "de", Why.IMPOSSIBLE),
        ("2024-13-01", "en", Why.IMPOSSIBLE),
        ("Tuesday, 26 February 2024", "en", Why.IMPOSSIBLE),
        ("early Monday, 26 February 2024", "en", Why.IMPOSSIBLE),
    ],
)
def test_what_a_date_lacks_is_told(text: str, language: str, why: Why) -> None:
    assert read_date(text, language) == Unreadable(text, why=why)


def test_a_slip_is_mended_and_what_then_lacks_is_told_with_it() -> None:
    assert read_date("Febuary", "en") == Unreadable("Febuary", "February", Why.YEAR)
    assert read_date("Febuar 2024", "de") == Unreadable("Febuar 2024", "Februar 2024")
    assert read_date("Agust 2024", "de") == Unreadable("Agust 2024", "August 2024")


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("02/03/2024", "en", ["2024-03-02", "2024-02-03"]),
        ("02/03/2024", None, ["2024-03-02", "2024-02-03"]),
        ("winter 2024", "en", ["2023-12-01", "2024-12-01"]),
    ],
)
def test_a_date_with_two_readings_is_a_question(
    text: str, language: str | None, first: list[str]
) -> None:
    answer = read_date(text, language)
    assert isinstance(answer, Ambiguous)
    assert [str(choice.earliest) for choice in answer.choices] == first


def test_a_month_as_far_behind_as_ahead_is_a_question() -> None:
    december = read("10 December 2023", "en")
    answer = read_date("in May", "en", december)
    assert isinstance(answer, Ambiguous)
    assert [choice.earliest for choice in answer.choices] == [date(2023, 5, 1), date(2024, 5, 1)]


def test_german_and_dots_put_the_day_first() -> None:
    assert ends("02/03/2024", "de") == "2024-03-02..2024-03-02"
    assert ends("02.03.2024", "en") == "2024-03-02..2024-03-02"


@pytest.mark.parametrize("text", ["", "soon", "24", "5 Euro", "2021 bis 2019", "Q5 2024", "1.5"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert read_date(text, "de") == Unreadable(text)


@pytest.mark.parametrize("year", [1, 9999])
def test_the_edges_of_the_calendar_are_impossible_and_no_failure(year: int) -> None:
    published = PartialDate(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, "edge")
    for text in ("vor zwei Jahren", "im Dezember", "nächste Woche", "last April", "Herbst"):
        answer = read_date(text, None, published)
        assert isinstance(answer, (PartialDate, Unreadable))

"""Schedules are read as people type them, in both languages, and told so that they read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.leaves import Leaf
from bot.problems import ProblemError
from bot.schedules.reading import USUAL, read_rule
from bot.schedules.rule import Rule
from bot.schedules.telling import moment, spelt
from bot.words import runs
from tests.bot.schedules import rules


def text(leaf: Leaf, language: str) -> str:
    return "".join(run.text for run in runs((leaf,), language))


@pytest.mark.parametrize(
    ("typed", "cron"),
    [
        ("weekdays 8:30", "30 8 * * 1-5"),
        ("weekdays at 8.30", "30 8 * * 1-5"),
        ("8:30 on weekdays", "30 8 * * 1-5"),
        ("werktags 8:30", "30 8 * * 1-5"),
        ("Um 8.30 Uhr werktags", "30 8 * * 1-5"),
        ("an Werktagen um 8:30", "30 8 * * 1-5"),
        ("unter der Woche 7 Uhr", "0 7 * * 1-5"),
        ("mo-fr 9", "0 9 * * 1-5"),
        ("Mo. – Fr. 9 Uhr", "0 9 * * 1-5"),
        ("von Montag bis Freitag um 9", "0 9 * * 1-5"),
        ("from Monday through Friday at 9", "0 9 * * 1-5"),
        ("mon, tue, wed, thu and fri 9am", "0 9 * * 1-5"),
        ("business days 9am", "0 9 * * 1-5"),
        ("daily 18:00", "0 18 * * *"),
        ("every day 18:00", "0 18 * * *"),
        ("jeden Tag um 18 Uhr", "0 18 * * *"),
        ("täglich 18.00", "0 18 * * *"),
        ("taeglich um sechs Uhr abends", "0 18 * * *"),
        ("every day at six in the evening", "0 18 * * *"),
        ("weekends 10:00", "0 10 * * 0,6"),
        ("am Wochenende um zehn", "0 10 * * 0,6"),
        ("sat & sun 10:00", "0 10 * * 0,6"),
        ("mondays and thursdays 9am", "0 9 * * 1,4"),
        ("9 Uhr montags und donnerstags", "0 9 * * 1,4"),
        ("MON 9AM", "0 9 * * 1"),
        ("montags 9 Uhr", "0 9 * * 1"),
        ("montags um 9.", "0 9 * * 1"),
        ("jeden Montag früh", "0 9 * * 1"),
        ("Fri-Mon 9", "0 9 * * 0,1,5,6"),
        ("Sunday to Thursday 7:15", "15 7 * * 0-4"),
        ("weekly on fridays at four in the afternoon", "0 16 * * 5"),
        ("täglich mo-fr 9", "0 9 * * 1-5"),
        ("first of the month 9:00", "0 9 1 * *"),
        ("am 1. jedes Monats 9 Uhr", "0 9 1 * *"),
        ("am Monatsersten um 9", "0 9 1 * *"),
        ("1st and 15th 9:00", "0 9 1,15 * *"),
        ("am 1. und 15. um 9", "0 9 1,15 * *"),
        ("last day of the month 17:00", "0 17 L * *"),
        ("am Monatsletzten 17 Uhr", "0 17 L * *"),
        ("letzter Werktag im Monat, 15 Uhr", "0 15 LW * *"),
        ("last working day of each month 3pm", "0 15 LW * *"),
        ("first Monday of the month", "0 9 * * 1#1"),
        ("jeden zweiten Dienstag im Monat 10 Uhr", "0 10 * * 2#2"),
        ("letzter Freitag im Monat 17 Uhr", "0 17 * * 5L"),
        ("hourly on weekdays", "0 * * * 1-5"),
        ("täglich stündlich", "0 * * * *"),
        ("30 8 * * 1-5", "30 8 * * 1-5"),
        ("`30 8 * * MON-FRI`", "30 8 * * 1-5"),
        ("“weekdays 8:30”", "30 8 * * 1-5"),
        ("8:00 and 17:00 daily", "0 8,17 * * *"),
        ("täglich 8 und 17 Uhr", "0 8,17 * * *"),
        ("montags 9 Uhr 17 Uhr", "0 9,17 * * 1"),
        ("jeden Abend um 8", "0 20 * * *"),
        ("8 every evening", "0 20 * * *"),
        ("every morning and evening", "0 9,18 * * *"),
        ("morgens und abends um 7 täglich", "0 7,19 * * *"),
        ("daily 7 in the morning and 6 in the evening", "0 7,18 * * *"),
        ("täglich morgens um 7 und abends um 6", "0 7,18 * * *"),
        ("täglich um 7 und 8 Uhr abends", "0 7,20 * * *"),
        ("9 morgens und mittags und 6 abends täglich", "0 9,12,18 * * *"),
        ("9:00 and noon daily", "0 9,12 * * *"),
        ("daily at 5 pm and in the morning", "0 9,17 * * *"),
        ("9 Uhr montags abends", "0 21 * * 1"),
        ("monday evenings at 8", "0 20 * * 1"),
        ("12:00 and midnight daily", "0 0,12 * * *"),
        ("täglich um 12 und um Mitternacht", "0 0,12 * * *"),
        ("daily midnight and 12:00", "0 0,12 * * *"),
        ("daily 1:00 and noon", "0 1,12 * * *"),
        ("8 und abends täglich", "0 8,18 * * *"),
        ("täglich abends und um 7", "0 7,18 * * *"),
        ("every day 12 noon and midnight", "0 0,12 * * *"),
        ("täglich nachmittags um 2 und 4 Uhr", "0 14,16 * * *"),
        ("daily in the evening at 7 and 9am", "0 9,19 * * *"),
        ("täglich abends um 7 und 6 morgens", "0 6,19 * * *"),
        ("montags um 6 am Abend", "0 18 * * 1"),
        ("12 am Mittag montags", "0 12 * * 1"),
        ("jeden Morgen um 7 und jeden Abend um 6", "0 7,18 * * *"),
        ("mondays 9, thursdays 9", "0 9 * * 1,4"),
        ("9:00 on mondays and 17:00", "0 9,17 * * 1"),
        ("am 15 um 9", "0 9 15 * *"),
        ("monthly on the 15", "0 9 15 * *"),
        ("jeden 15. um 8", "0 8 15 * *"),
        ("every fourth of the month", "0 9 4 * *"),
    ],
)
def test_days_and_times_are_read_in_any_order(typed: str, cron: str) -> None:
    assert read_rule(typed, "en") == read_rule(typed, "de") == Rule(cron)


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("9", 9, 0),
        ("9:00", 9, 0),
        ("9h", 9, 0),
        ("8h30", 8, 30),
        ("0830", 8, 30),
        ("20 Uhr 15", 20, 15),
        ("9 Uhr.", 9, 0),
        ("nine o’clock", 9, 0),
        ("um neun", 9, 0),
        ("ein Uhr", 1, 0),
        ("8:30 pm", 20, 30),
        ("8.30 p.m.", 20, 30),
        ("12am", 0, 0),
        ("12 pm", 12, 0),
        ("noon", 12, 0),
        ("mittags", 12, 0),
        ("12 noon", 12, 0),
        ("1 Uhr mittags", 13, 0),
        ("3 Uhr nachmittags", 15, 0),
        ("midnight", 0, 0),
        ("12 midnight", 0, 0),
        ("Mitternacht", 0, 0),
        ("9 Uhr abends", 21, 0),
        ("abends um 8", 20, 0),
        ("half past 8", 8, 30),
        ("halb neun", 8, 30),
        ("halb 9 abends", 20, 30),
        ("halb eins", 12, 30),
        ("quarter past eight", 8, 15),
        ("quarter to 9", 8, 45),
        ("viertel vor neun", 8, 45),
        ("dreiviertel neun", 8, 45),
        ("9 Uhr 5", 9, 5),
        ("eight fifteen", 8, 15),
        ("nine thirty pm", 21, 30),
        ("acht Uhr dreißig", 8, 30),
        ("um 8.05.", 8, 5),
    ],
)
def test_a_time_alone_is_that_of_weekdays(typed: str, hour: int, minute: int) -> None:
    assert read_rule(typed, "en") == Rule(f"{minute} {hour} * * 1-5")


@pytest.mark.parametrize(
    ("typed", "cron"),
    [
        ("weekdays", "0 9 * * 1-5"),
        ("every monday", "0 9 * * 1"),
        ("täglich", "0 9 * * *"),
        ("weekly", "0 9 * * 1"),
        ("wöchentlich", "0 9 * * 1"),
        ("monthly", "0 9 1 * *"),
        ("jeden Monat", "0 9 1 * *"),
    ],
)
def test_days_alone_are_told_at_nine(typed: str, cron: str) -> None:
    assert read_rule(typed, "de") == Rule(cron)


def test_am_is_half_of_the_day_in_english_and_a_preposition_in_german() -> None:
    assert read_rule("12 am mondays", "en") == Rule("0 0 * * 1")
    assert read_rule("12 am Montag", "en") == Rule("0 12 * * 1")
    assert read_rule("um 12 am 1.", "de") == Rule("0 12 1 * *")


@pytest.mark.parametrize(
    ("typed", "problem", "offered"),
    [
        ("half 9", "ambiguous-schedule", ("weekdays 9:30", "weekdays 8:30")),
        ("mondays half nine pm", "ambiguous-schedule", ("Mondays 21:30", "Mondays 20:30")),
        ("half 9 in the evening", "ambiguous-schedule", ("weekdays 21:30", "weekdays 20:30")),
        ("8:30 and 17:00", "schedule-minutes", ("weekdays 8:30", "weekdays 17:00")),
        ("monday 1st", "schedule-days", ("Mondays 9:00", "the 1st of each month 9:00")),
        ("jeden 1. und montags 8", "schedule-days", ("Mondays 8:00", "the 1st of each month 8:00")),
        ("every second monday", "schedule-every-other", ("the second Monday of each month 9:00",)),
        ("jeden zweiten Montag", "schedule-every-other", ("the second Monday of each month 9:00",)),
        ("every third day", "schedule-every-other", ("the 3rd of each month 9:00",)),
        ("jeden 2. Tag um 8", "schedule-every-other", ("the 2nd of each month 8:00",)),
        ("Mon 9:00, Wed 17:00", "schedule-hours", ("Mondays 9:00", "Wednesdays 17:00")),
        ("9 Uhr Montag 17 Uhr Freitag", "schedule-hours", ("Mondays 9:00", "Fridays 17:00")),
        (
            "werktags 9 und 17, am Wochenende 11",
            "schedule-hours",
            ("weekdays 9:00 and 17:00", "weekends 11:00"),
        ),
        (
            "Monday morning and Friday evening",
            "schedule-hours",
            ("Mondays 9:00", "Fridays 18:00"),
        ),
        (
            "am 1. um 9 und montags 8:30",
            "schedule-hours",
            ("the 1st of each month 9:00", "Mondays 8:30"),
        ),
        (
            "monthly 15",
            "ambiguous-schedule",
            ("the 15th of each month 9:00", "the 1st of each month 15:00"),
        ),
        ("0 9 31 2 *", "schedule-never", ()),
        ("*/10 * * * *", "schedule-often", ()),
        ("every 15 minutes", "schedule-often", ()),
        ("alle 30 Minuten", "schedule-often", ()),
    ],
)
def test_what_can_be_meant_is_asked_back(
    typed: str, problem: str, offered: tuple[str, ...]
) -> None:
    with pytest.raises(ProblemError) as caught:
        read_rule(typed, "en")

    assert caught.value.problem.id == problem
    assert caught.value.problem.spellings == offered
    for each in offered:
        read_rule(each, "en")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        ".",
        "at",
        "soon",
        "tomorrow 9",
        "morgen 9 Uhr",
        "every 2 days",
        "every two mondays",
        "alle zwei Wochen",
        "every other day",
        "9 to 17",
        "9-17",
        "24:00",
        "9:60",
        "0 pm",
        "31 2",
        "1.5",
        "0 9 */2 * 1",
        "hourly 9:00",
        "mondays monthly",
        "first weekday of the month",
        "1 March 9:00",
        "am 1.12.",
        "01.12.",
        "am 5.12 um 9",
        "12/1 9:00",
        "3 in the evening",
        "abends 12",
        "in the morning at 6 pm",
        "and",
        "-9",
        "9 9 9 9 9 9 9:61",
        "weekdays " * 40,
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_cannot_be_read_is_told_with_examples_that_can(typed: str, language: str) -> None:
    with pytest.raises(ProblemError) as caught:
        read_rule(typed, language)

    problem = caught.value.problem
    assert problem.id == "unreadable-schedule"
    assert len(problem.spellings) > 2
    assert spelt(read_rule(problem.spellings[0], language), language) == problem.spellings[0]


@pytest.mark.parametrize(
    ("cron", "english", "german"),
    [
        ("30 8 * * 1-5", "weekdays 8:30", "werktags 8:30"),
        ("0 18 * * *", "every day 18:00", "täglich 18:00"),
        ("0 9 * * 0,6", "weekends 9:00", "am Wochenende 9:00"),
        ("0 9,17 * * 1", "Mondays 9:00 and 17:00", "montags 9:00 und 17:00"),
        (
            "0 8 * * 0,1,4",
            "Mondays, Thursdays and Sundays 8:00",
            "montags, donnerstags und sonntags 8:00",
        ),
        ("0 9 1 * *", "the 1st of each month 9:00", "am 1. jedes Monats 9:00"),
        (
            "0 9 15,22,L * *",
            "the 15th, the 22nd and the last day of each month 9:00",
            "am 15., 22. und letzten Tag jedes Monats 9:00",
        ),
        (
            "0 9 LW * *",
            "the last weekday of each month 9:00",
            "am letzten Werktag jedes Monats 9:00",
        ),
        (
            "0 9 * * 1#1",
            "the first Monday of each month 9:00",
            "am ersten Montag jedes Monats 9:00",
        ),
        (
            "0 9 * * 5L",
            "the last Friday of each month 9:00",
            "am letzten Freitag jedes Monats 9:00",
        ),
        ("0 * * * *", "every day hourly", "täglich stündlich"),
        ("5 * * * *", "5 * * * *", "5 * * * *"),
        ("0 8-18 * * 1-5", "0 8-18 * * 1-5", "0 8-18 * * 1-5"),
        ("0 9 1 1,4,7,10 *", "0 9 1 1,4,7,10 *", "0 9 1 1,4,7,10 *"),
        ("0 9 1 * 1", "0 9 1 * 1", "0 9 1 * 1"),
        ("0 9 * * 3,1#1", "0 9 * * 3,1#1", "0 9 * * 3,1#1"),
        ("0 9 * * 1#1,2#1", "0 9 * * 1#1,2#1", "0 9 * * 1#1,2#1"),
    ],
)
def test_a_rule_is_told_in_words_where_these_are_shorter(
    cron: str, english: str, german: str
) -> None:
    assert (spelt(Rule(cron), "en"), spelt(Rule(cron), "de")) == (english, german)


languages = st.sampled_from(("de", "en"))


def reads_back(rule: Rule, language: str, reader: str) -> None:
    assert read_rule(spelt(rule, language), reader) == rule


@given(rules, languages, languages)
@settings(max_examples=500)
def test_what_is_told_reads_back(rule: Rule, language: str, reader: str) -> None:
    reads_back(rule, language, reader)


@pytest.mark.slow
@given(rules, languages, languages)
@settings(max_examples=20_000)
def test_what_is_told_reads_back_in_the_long_run(rule: Rule, language: str, reader: str) -> None:
    reads_back(rule, language, reader)


@given(st.text(max_size=40) | st.lists(st.sampled_from(
    "9 8:30 half halb . 1. am pm every last month second Monday bis - Uhr um 12 31 * L 1#1".split()
)).map(" ".join))  # fmt: skip
@settings(max_examples=500)
def test_any_text_is_a_rule_or_asked_back(typed: str) -> None:
    try:
        rule = read_rule(typed, "en")
    except ProblemError as error:
        for each in error.problem.spellings:
            read_rule(each, "en")
    else:
        reads_back(rule, "en", "en")


def test_the_usual_schedule_is_that_of_weekdays_at_nine() -> None:
    assert Rule("0 9 * * 1-5") == USUAL


def test_an_instant_is_told_as_the_clocks_and_calendars_of_the_zone_show_it() -> None:
    instant, berlin = datetime(2026, 12, 1, 7, 30, tzinfo=UTC), ZoneInfo("Europe/Berlin")

    assert text(moment(instant, berlin), "en") == "Tuesday 1 December, 8:30"
    assert text(moment(instant, berlin), "de") == "Dienstag, 1. Dezember, 8:30 Uhr"
    assert text(moment(instant, ZoneInfo("Pacific/Apia")), "en") == "Tuesday 1 December, 20:30"


def test_the_year_is_told_where_it_is_another_one() -> None:
    instant, utc = datetime(2028, 2, 29, 9, tzinfo=UTC), ZoneInfo("UTC")

    assert text(moment(instant, utc, date(2028, 1, 1)), "en") == "Tuesday 29 February, 9:00"
    assert text(moment(instant, utc, date(2026, 11, 30)), "en") == "Tuesday 29 February 2028, 9:00"
    assert (
        text(moment(instant, utc, date(2026, 11, 30)), "de")
        == "Dienstag, 29. Februar 2028, 9:00 Uhr"
    )

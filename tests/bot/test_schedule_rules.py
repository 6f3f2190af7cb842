"""A rule is cron in one spelling, and fires once a local time, wherever the clocks are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from cronsim import CronSim
from hypothesis import given
from hypothesis import strategies as st

from bot.schedules.rule import Fault, Rule, UnreadableRuleError, firings, following, latest
from tests.bot.schedules import rules

BERLIN = ZoneInfo("Europe/Berlin")
HOURLY = Rule("0 * * * *")


def at(zone: str, local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))


def local(cron: str, zone: str, after: str, count: int) -> list[str]:
    """The next firings as the clocks of the zone show them."""
    there = ZoneInfo(zone)
    found = islice(firings(Rule(cron), there, at(zone, after)), count)
    return [f"{each.astimezone(there):%m-%d %H:%M %z}" for each in found]


@pytest.mark.parametrize(
    ("typed", "cron"),
    [
        ("30 8 * * 1-5", "30 8 * * 1-5"),
        (" 30  08\t* * MON-FRI ", "30 8 * * 1-5"),
        ("30 8 * * fri,mon,wed,tue,thu", "30 8 * * 1-5"),
        ("0 9 * * 7", "0 9 * * 0"),
        ("0 9 * * 6-7", "0 9 * * 0,6"),
        ("0 9 * * 0-6", "0 9 * * *"),
        ("0 17,8 * * *", "0 8,17 * * *"),
        ("0 */6 * * *", "0 0,6,12,18 * * *"),
        ("0 0-23 * * *", "0 * * * *"),
        ("0 9 1 jan-mar,dec *", "0 9 1 1-3,12 *"),
        ("0 9 1-31 1-12 *", "0 9 * * *"),
        ("0 9 1-31 * 1", "0 9 * * *"),
        ("0 9 15,1 * mon", "0 9 1,15 * 1"),
        ("0 9 l,15 * *", "0 9 15,L * *"),
        ("0 9 lw * *", "0 9 LW * *"),
        ("0 9 * * fri#1,5L,7#2", "0 9 * * 0#2,5L,5#1"),
        ("0 9 * * mon,mon#1", "0 9 * * 1"),
    ],
)
def test_the_same_schedule_is_the_same_rule(typed: str, cron: str) -> None:
    assert Rule(typed).cron == cron
    assert Rule(cron) == Rule(typed)


@pytest.mark.parametrize(
    ("cron", "why"),
    [
        ("", Fault.UNREADABLE),
        ("weekdays", Fault.UNREADABLE),
        ("0 9 * *", Fault.UNREADABLE),
        ("0 0 9 * * *", Fault.UNREADABLE),
        ("0 24 * * *", Fault.UNREADABLE),
        ("60 9 * * *", Fault.UNREADABLE),
        ("0 9 0 * *", Fault.UNREADABLE),
        ("0 9 * 13 *", Fault.UNREADABLE),
        ("0 9 * * 8", Fault.UNREADABLE),
        ("0 9 * * 5-1", Fault.UNREADABLE),
        ("0 9 * * 1#1/2", Fault.UNREADABLE),
        ("0 ٩ * * *", Fault.UNREADABLE),
        ("0 9 */2 * 1", Fault.UNREADABLE),
        (f"0 9 {'1,' * 200}1 * *", Fault.UNREADABLE),
        ("0 9 31 2 *", Fault.NEVER),
        ("0 9 30,31 feb *", Fault.NEVER),
        ("0 9 31 4,6,9,11 *", Fault.NEVER),
        ("* * * * *", Fault.OFTEN),
        ("*/30 9 * * *", Fault.OFTEN),
        ("0,59 9 * * 1", Fault.OFTEN),
    ],
)
def test_what_is_no_rule_says_why(cron: str, why: Fault) -> None:
    with pytest.raises(UnreadableRuleError) as caught:
        Rule(cron)

    assert caught.value.why is why


@pytest.mark.parametrize(
    ("cron", "zone", "after", "expected"),
    [
        (
            "30 2 * * *",
            "Europe/Paris",
            "2026-03-28T12:00",
            ["03-29 03:00 +0200", "03-30 02:30 +0200"],
        ),
        (
            "30 2 * * *",
            "Europe/Paris",
            "2026-10-24T12:00",
            ["10-25 02:30 +0200", "10-26 02:30 +0100"],
        ),
        (
            "15 2 * * *",
            "Australia/Lord_Howe",
            "2026-10-03T12:00",
            ["10-04 02:30 +1100", "10-05 02:15 +1100"],
        ),
        (
            "45 1 * * *",
            "Australia/Lord_Howe",
            "2026-04-04T12:00",
            ["04-05 01:45 +1100", "04-06 01:45 +1030"],
        ),
        (
            "0 3 * * *",
            "Pacific/Chatham",
            "2026-09-26T12:00",
            ["09-27 03:45 +1345", "09-28 03:00 +1345"],
        ),
        (
            "30 1 * * *",
            "Antarctica/Troll",
            "2026-03-28T12:00",
            ["03-29 03:00 +0200", "03-30 01:30 +0200"],
        ),
        (
            "30 0 * * *",
            "America/Santiago",
            "2026-09-05T12:00",
            ["09-06 01:00 -0300", "09-07 00:30 -0300"],
        ),
        (
            "30 23 * * 6",
            "America/Scoresbysund",
            "2026-03-27T12:00",
            ["03-29 00:00 -0100", "04-04 23:30 -0100"],
        ),
        (
            "0 9 * * *",
            "Pacific/Apia",
            "2011-12-29T08:00",
            ["12-29 09:00 -1000", "12-31 09:00 +1400"],
        ),
        (
            "0 0 * * *",
            "Pacific/Fakaofo",
            "2011-12-28T12:00",
            ["12-29 00:00 -1100", "12-31 00:00 +1300"],
        ),
        (
            "0 9 * * 5",
            "Pacific/Apia",
            "2011-12-29T08:00",
            ["01-06 09:00 +1400", "01-13 09:00 +1400"],
        ),
        (
            "0 2,3 * * *",
            "Europe/Paris",
            "2026-03-29T00:00",
            ["03-29 03:00 +0200", "03-30 02:00 +0200"],
        ),
    ],
)
def test_each_local_day_has_its_firing_where_clocks_are_changed(
    cron: str, zone: str, after: str, expected: list[str]
) -> None:
    assert local(cron, zone, after, len(expected)) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-03-29T00:30", ["03-29 01:00 +0100", "03-29 03:00 +0200", "03-29 04:00 +0200"]),
        ("2026-10-25T00:30", ["10-25 01:00 +0200", "10-25 02:00 +0200", "10-25 03:00 +0100"]),
    ],
)
def test_an_hourly_rule_fires_once_an_hour_on_the_wall(after: str, expected: list[str]) -> None:
    assert local("0 * * * *", "Europe/Berlin", after, 3) == expected


def test_what_fires_at_an_instant_follows_the_one_before_it_alone() -> None:
    rule, nine = Rule("0 9 * * *"), datetime(2026, 12, 1, 8, tzinfo=UTC)

    assert following(rule, BERLIN, nine - timedelta(microseconds=1)) == nine
    assert following(rule, BERLIN, nine) == nine + timedelta(days=1)
    assert latest(rule, BERLIN, nine - timedelta(microseconds=1), nine) == nine
    assert latest(rule, BERLIN, nine, nine + timedelta(hours=23)) is None


def test_in_the_hour_that_is_gone_through_again_nothing_fires_again() -> None:
    rule = Rule("30 2 * * *")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    again = first + timedelta(minutes=45)

    assert following(rule, BERLIN, again) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)
    assert latest(rule, BERLIN, first - timedelta(hours=1), again) == first


def test_a_rare_day_is_found_years_off() -> None:
    leap, fifth = Rule("0 9 29 2 *"), Rule("0 9 * 2 1#5")
    after, upto = datetime(1970, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)

    assert following(leap, BERLIN, upto) == datetime(2028, 2, 29, 8, tzinfo=UTC)
    assert latest(leap, BERLIN, after, upto) == datetime(2024, 2, 29, 8, tzinfo=UTC)
    assert following(fifth, BERLIN, upto) == datetime(2044, 2, 29, 8, tzinfo=UTC)


def test_firings_end_where_the_calendar_does() -> None:
    late = datetime(9999, 12, 30, 12, tzinfo=UTC)

    assert len(list(firings(Rule("0 9 * * *"), ZoneInfo("Pacific/Apia"), late))) == 1
    assert following(Rule("0 9 1 1 *"), BERLIN, late) is None


changes = st.sampled_from(("2026-03-29T01", "2026-10-25T01", "2011-12-30T10", "2026-10-03T15:30"))
instants = st.integers(14_000 * 86_400, 24_000 * 86_400).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
) | st.builds(
    lambda change, minutes: (
        datetime.fromisoformat(change).replace(tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    changes,
    st.integers(-180, 180),
)
"""From 2008 to 2035, many of them where clocks are changed."""

zones = st.sampled_from(
    ("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/Scoresbysund", "Asia/Gaza")
).map(ZoneInfo)


@given(rules, zones, instants)
def test_firings_rise_and_the_latest_is_the_last_of_them(
    rule: Rule, zone: ZoneInfo, after: datetime
) -> None:
    found = list(islice(firings(rule, zone, after), 5))

    assert all(one < next_ for one, next_ in pairwise((after, *found)))
    for each, next_ in pairwise(found):
        assert latest(rule, zone, after, each) == each
        assert latest(rule, zone, after, next_ - timedelta(microseconds=1)) == each
        assert following(rule, zone, each) == next_


@given(rules, instants)
def test_where_clocks_never_change_firings_are_those_of_cronsim(
    rule: Rule, after: datetime
) -> None:
    assert list(islice(firings(rule, ZoneInfo("UTC"), after), 3)) == list(
        islice(CronSim(rule.cron, after), 3)
    )

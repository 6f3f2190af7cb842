"""Rules of all kinds, for tests."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.schedules.rule import Rule, UnreadableRuleError


def _some(least: int, most: int, size: int) -> st.SearchStrategy[str]:
    numbers = st.lists(st.integers(least, most), min_size=1, max_size=size)
    return numbers.map(lambda some: ",".join(map(str, some)))


def _followed(cron: str) -> bool:
    try:
        Rule(cron)
    except UnreadableRuleError:
        return False
    return True


_minutes = st.sampled_from(("0", "15", "30", "59"))
_hours = st.just("*") | _some(0, 23, 3)
_days = st.sampled_from(("*", "*", "1", "L", "LW", "1,15")) | _some(1, 31, 3)
_months = st.sampled_from(("*", "*", "1,4,7,10")) | _some(1, 12, 3)
_weekdays = st.sampled_from(("*", "*", "1-5", "0,6", "1#1", "5L", "3#5,1")) | _some(0, 7, 4)

rules: st.SearchStrategy[Rule] = (
    st.tuples(_minutes, _hours, _days, _months, _weekdays).map(" ".join).filter(_followed).map(Rule)
)
"""Rules as people type them in cron."""

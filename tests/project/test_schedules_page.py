"""docs/schedules.md says what is read, and as what it is kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.schedules.reading import read_rule
from bot.schedules.rule import Rule

PAGE = Path(__file__).parents[2] / "docs" / "schedules.md"
ROW = re.compile(r"\| (?P<typed>`.*`) \| [^|]* \| `(?P<cron>[^`]*)` \|")
ROWS = [row for line in PAGE.read_text("utf-8").splitlines() if (row := ROW.fullmatch(line))]


def test_the_page_has_its_table() -> None:
    assert len(ROWS) > 10


@pytest.mark.parametrize("row", ROWS, ids=[row["typed"] for row in ROWS])
def test_all_that_a_row_says_is_read_and_kept_as_it_says(row: re.Match[str]) -> None:
    typed = re.findall(r"`([^`]+)`", row["typed"])

    assert typed
    assert {read_rule(each, language) for each in typed for language in ("de", "en")} == {
        Rule(row["cron"])
    }
    assert Rule(row["cron"]).cron == row["cron"]

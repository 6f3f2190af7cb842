"""People's tables on the command line: what would come of them, and what was saved."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from adapters.importing import PACE, Paced
from tests.adapters.program import start

GOOD = "Company;Round;Date;Amount;Investors\nAcme;Seed;2021-05-03;€1.5M;Big Fund\n"
DOUBTFUL = GOOD + "Beta;Seed;02/03/2024;€2M;\n"


def brought(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    file = folder / "rounds.csv"
    file.write_text(text, "utf-8")
    return start(folder, "import", str(file), *options)


def claims(folder: Path) -> int:
    return len(json.loads(start(folder, "export", "--workspace", "slack:T1").stdout)["claims"])


def seen(ran: subprocess.CompletedProcess[str]) -> str:
    """What was printed, as it reads where no line ends."""
    return " ".join(ran.stdout.split())


TEAM = ("--workspace", "slack:T1")


def test_a_table_is_saved_and_is_known_the_second_time(tmp_path: Path) -> None:
    first = brought(tmp_path, GOOD, *TEAM)
    again = brought(tmp_path, GOOD, *TEAM)

    assert (first.returncode, again.returncode) == (0, 0)
    assert "Saved as numbers 1 to 7." in first.stdout
    assert "Nothing new" in again.stdout
    assert first.stderr == ""
    assert claims(tmp_path) == 2


def test_a_dry_run_says_the_same_and_saves_nothing(tmp_path: Path) -> None:
    tried = brought(tmp_path, GOOD, "--dry-run", *TEAM)

    assert tried.returncode == 0
    assert "Nothing is saved yet." in tried.stdout
    assert claims(tmp_path) == 0


def test_refused_rows_are_in_the_way_until_they_are_left_out_or_explained(tmp_path: Path) -> None:
    refused = brought(tmp_path, DOUBTFUL, *TEAM)

    assert refused.returncode == 1
    assert "row 3 · “02/03/2024” (Date): 2 Mar 2024 or 3 Feb 2024" in seen(refused)
    assert "--dates dmy" in seen(refused)
    assert "--skip-refused" in refused.stdout
    assert claims(tmp_path) == 0

    skipped = brought(tmp_path, DOUBTFUL, "--skip-refused", *TEAM)
    assert skipped.returncode == 0
    assert claims(tmp_path) == 2

    explained = brought(tmp_path, DOUBTFUL, "--dates", "dmy", *TEAM)
    assert explained.returncode == 0
    assert claims(tmp_path) == 3


def test_it_is_told_in_german_too(tmp_path: Path) -> None:
    told = brought(tmp_path, DOUBTFUL, "--language", "de", *TEAM)

    assert "Zeile 3 · „02/03/2024“ (Date): 2. März 2024 oder 3. Feb. 2024" in seen(told)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--columns", "Company=nobody"), "nobody"),
        (("--numbers", "fr"), "fr"),
        (("--dates", "dym"), "dym"),
    ],
)
def test_an_option_that_cannot_be_is_refused_before_anything_is_read(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    ran = brought(tmp_path, GOOD, *options)

    assert ran.returncode == 2
    assert said in ran.stderr
    assert not (tmp_path / "facts.db").exists()


def test_a_file_that_names_nobody_says_how_to_name_the_column(tmp_path: Path) -> None:
    ran = brought(tmp_path, "Was;Betrag\nAcme;€1M\n")

    assert ran.returncode == 2
    assert "Was=company" in ran.stdout
    assert brought(tmp_path, "Was;Betrag\nAcme;€1M\n", "--columns", "Was=company").returncode == 0


def test_a_heading_that_the_file_lacks_is_told_with_those_it_has(tmp_path: Path) -> None:
    ran = brought(tmp_path, GOOD, "--columns", "Firma=company")

    assert ran.returncode == 2
    assert "“Firma”" in ran.stdout
    assert "Company, Round, Date, Amount" in seen(ran)
    assert claims(tmp_path) == 0


def test_a_deal_nobody_follows_gets_no_sources(tmp_path: Path) -> None:
    ran = brought(tmp_path, GOOD, "--deal", "nothing", *TEAM)

    assert ran.returncode == 1
    assert "nothing" in ran.stderr
    assert claims(tmp_path) == 0


def test_a_dry_run_of_an_export_says_what_is_new_and_what_is_known(tmp_path: Path) -> None:
    brought(tmp_path, GOOD, *TEAM)
    file = tmp_path / "facts.json"
    start(tmp_path, "export", "--out", str(file))

    tried = start(tmp_path, "import", str(file), "--dry-run", *TEAM)
    german = start(tmp_path, "import", str(file), "--dry-run", "--language", "de", *TEAM)
    unchanged = claims(tmp_path)
    saved = start(tmp_path, "import", str(file), *TEAM)
    again = start(tmp_path, "import", str(file), "--dry-run", *TEAM)

    assert tried.returncode == 0
    assert "458 new" in seen(tried)
    assert "New names" in tried.stdout
    assert "Mistral AI" in tried.stdout
    assert "Nothing is saved yet." in tried.stdout
    assert "458 neu" in seen(german)
    assert unchanged == 2
    assert "Saved as numbers" in saved.stdout
    assert claims(tmp_path) == 460
    assert "458 known" in seen(again)
    assert "Nothing new" in again.stdout


def test_a_dry_run_of_an_export_that_cannot_be_taken_says_why_and_where(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    start(tmp_path, "export", "--out", str(file))
    text = file.read_text("utf-8")
    line = text[: text.index("rhetorical")].count("\n") + 1
    file.write_text(text.replace("rhetorical", "guessed", 1), "utf-8")
    unsound = start(tmp_path, "import", str(file), "--dry-run", *TEAM)
    file.write_text(text.replace('"text":"Mistral AI"', '"text":"–"', 1), "utf-8")
    nameless = start(tmp_path, "import", str(file), "--dry-run", *TEAM)

    assert nameless.returncode == 1
    assert "Names without a letter or a digit (1)" in nameless.stdout
    assert unsound.returncode == 1
    assert f"facts.json:{line}: " in unsound.stderr
    assert claims(tmp_path) == 0


def test_of_options_for_tables_an_export_takes_none(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    start(tmp_path, "export", "--out", str(file))

    ran = start(tmp_path, "import", str(file), "--numbers", "de", *TEAM)
    assert ran.returncode == 2
    assert claims(tmp_path) == 0


def test_an_answer_names_the_row_of_the_file(tmp_path: Path) -> None:
    brought(tmp_path, GOOD)

    assert "[rounds.csv] rounds.csv · row 2" in seen(start(tmp_path, "ask", "funding acme"))


def test_how_far_it_is_is_told_once_a_second_at_most() -> None:
    now = 0.0
    told: list[str] = []
    paced = Paced(told.append, lambda: now)

    for step in range(40):
        now = step * PACE / 4
        paced(step * 1_000, 40_000)

    assert told[0] == "4,000 of 40,000 rows read"
    assert len(told) == 9
    paced.then("saving")
    assert told[-1] == "saving"


def test_of_a_short_file_nothing_is_told() -> None:
    told: list[str] = []
    paced = Paced(told.append, lambda: 0.0)
    paced(3, 3)
    paced.then("saving")

    assert told == []

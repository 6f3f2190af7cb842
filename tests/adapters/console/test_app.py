from __future__ import annotations

import subprocess
from pathlib import Path

from tests.adapters.program import COMMAND, environment, start


def test_lines_are_answered_until_they_end(tmp_path: Path) -> None:
    ran = start(tmp_path, given="funding mistral\n\n/finanzierung mistral\nfundng")

    titles = [line for line in ran.stdout.splitlines() if line.startswith("Mistral AI ·")]
    assert titles == ["Mistral AI · funding"] * 2
    assert "“fundng”" in ran.stdout
    assert "> " not in ran.stdout
    assert ran.stdout == ran.stdout.strip() + "\n"
    assert (ran.returncode, ran.stderr) == (0, "")


def test_nothing_asked_is_nothing_answered(tmp_path: Path) -> None:
    ran = start(tmp_path, given="")

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_word_of_farewell_ends_the_lines(tmp_path: Path) -> None:
    ran = start(tmp_path, given="quit\ndeal\n")

    assert (ran.returncode, ran.stdout) == (0, "")


def test_the_width_is_that_of_the_columns(tmp_path: Path) -> None:
    ran = start(tmp_path, given="funding mistral\n", COLUMNS="40")

    assert 30 < max(map(len, ran.stdout.splitlines())) <= 40


def test_a_choice_is_kept_for_the_next_start(tmp_path: Path) -> None:
    start(tmp_path, given="settings language de\n")

    assert "Finanzierung" in start(tmp_path, given="funding mistral\n").stdout


def test_an_encoding_without_the_characters_loses_none(tmp_path: Path) -> None:
    ran = start(tmp_path, given="funding mistral\n", PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    assert r"\u20ac490M" in ran.stdout
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    asked = b"deal\n" * 30
    with subprocess.Popen(
        COMMAND,
        cwd=tmp_path,
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(asked)
        process.stdin.close()

        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0

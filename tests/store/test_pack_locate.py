"""Offsets are written into the files people keep, and nothing else in them changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.pack.check import locate_quotes
from tests.store.pack_writing import (
    CLAIMS,
    COMPARED,
    INVESTED,
    RAISED,
    SOURCE,
    TEXT,
    TEXTS,
    PackFolder,
    write_pack,
)


def located(pack: PackFolder, claims: str) -> str:
    """The claims of the one source, as written, after offsets were put in."""
    pack.source.write_text(SOURCE + claims, "utf-8")
    locate_quotes(pack.path, TEXTS)
    return pack.source.read_bytes().decode().removeprefix(SOURCE)


def test_missing_offsets_are_written_and_the_pack_is_sound(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, *(claim.partition("at: ")[0] for claim in CLAIMS))
    assert locate_quotes(pack.path, TEXTS) == (3, ())
    assert pack.source.read_text("utf-8") == write_pack(tmp_path).source.read_text("utf-8")
    assert pack.told(TEXTS) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  # why\n  - quote: GPT-4 # h\n    to: x\n\n  - quote: 40 %",
            "  # why\n  - quote: GPT-4 # h\n    at: 131\n    to: x\n\n  - quote: 40 %\n    at: 254",
        ),
        ("- quote: GPT-4\r\n  field: x\r\n", "- quote: GPT-4\r\n  at: 131\r\n  field: x\r\n"),
        ("- {quote: GPT-4, field: x}\n", "- {quote: GPT-4, at: 131, field: x}\n"),
        (
            "- quote: >-\n    schneller\n    als GPT-4\n\n  field: x\n",
            "- quote: >-\n    schneller\n    als GPT-4\n  at: 117\n\n  field: x\n",
        ),
        (
            "- quote: schneller\n    als GPT-4\n  field: x\n",
            "- quote: schneller\n    als GPT-4\n  at: 117\n  field: x\n",
        ),
        (
            "- quotes:\n    - GPT-4\n    - '40 %' # yes\n\n  field: x\n",
            "- quotes:\n    - GPT-4\n    - '40 %' # yes\n  at: [131, 254]\n\n  field: x\n",
        ),
        ("- quote: GPT-4\n  at:\n", "- quote: GPT-4\n  at: 131\n"),
        ("- at: 7 # no\n  quote: GPT-4\n", "- at: 131 # no\n  quote: GPT-4\n"),
        (
            "- quotes: [GPT-4, 40 %]\n  at:\n  - 131\n  - 0\n  field: x\n",
            "- quotes: [GPT-4, 40 %]\n  at:\n  [131, 254]\n  field: x\n",
        ),
    ],
)
def test_only_the_offset_changes(tmp_path: Path, before: str, after: str) -> None:
    assert located(write_pack(tmp_path), f"claims:\n{before}") == f"claims:\n{after}"


def test_offsets_count_code_points(tmp_path: Path) -> None:
    assert f"at: {TEXT.index('Bis 2027')}\n" in located(
        write_pack(tmp_path), "claims:\n- quote: Bis 2027\n"
    )


def test_an_offset_that_is_right_stays_though_the_quote_stands_elsewhere_too(
    tmp_path: Path,
) -> None:
    second = TEXT.rindex("Microsoft")
    again = INVESTED.replace("investiert 15 Millionen Euro\nat: 167", f"Microsoft\nat: {second}")
    assert locate_quotes(write_pack(tmp_path, again).path, TEXTS) == (0, ())


def test_a_quote_in_several_places_is_told_with_them_and_left_alone(tmp_path: Path) -> None:
    spoiled = INVESTED.replace("investiert 15 Millionen Euro\nat: 167", "Microsoft")
    pack = write_pack(tmp_path, RAISED, COMPARED, spoiled)
    before = pack.source.read_bytes()
    written, [complaint] = locate_quotes(pack.path, TEXTS)
    assert (written, pack.source.read_bytes()) == (0, before)
    assert complaint.line == 25
    assert "157 (after “" in complaint.text
    assert "197 (after “" in complaint.text


def test_a_quote_that_stands_nowhere_is_told(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, RAISED.replace("eine Serie", "die Serie"))
    _, [complaint] = locate_quotes(pack.path, TEXTS)
    assert (complaint.line, "nowhere" in complaint.text) == (12, True)


def test_files_of_any_shape_are_survived(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    for claims in (
        "claims: [1, {quote: [a]}, {at: 3}, {quote: {}, at: x}]\n",
        "claims: 3\n",
        ": [",
    ):
        assert located(pack, claims) == claims


def test_the_command_says_that_nothing_was_compared_or_what_was(tmp_path: Path) -> None:
    folder, texts = tmp_path / "pack", tmp_path / "texts"
    folder.mkdir()
    texts.mkdir()
    pack = write_pack(folder)
    (texts / "any name").write_text(TEXT, "utf-8")
    command = (sys.executable, "-m", "store.pack", str(pack.path))
    silent = subprocess.run(command, capture_output=True, check=False)
    assert (silent.returncode, b"SKIPPED" in silent.stdout) == (0, True)
    told = subprocess.run((*command, "--articles", str(texts)), capture_output=True, check=False)
    assert told.stdout.endswith(b"4 spans of 1 sources compared, 0 wrong\n")

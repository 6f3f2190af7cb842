"""Dialogues as text: what is typed, and the whole answer at 80 columns.

A file begins with its language and, where it is not about the demo deal, with its pack of
tests/packs; a line after `> ` is a question, the lines up to the next one its answer.
`DIALOGUES=write make test` writes what is answered now, to be read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from adapters.console.render import draw
from tests.bot.demo import PACK, open_demo

FOLDER = Path(__file__).parent / "dialogues"
PACKS = Path(__file__).parents[1] / "packs"
LANGUAGE = "language: "
DEAL = "pack: "
ASKED = "> "


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
async def test_dialogue(file: Path) -> None:
    written = _read(file)
    head = written.partition("\n\n")[0].splitlines()
    language = head[0].removeprefix(LANGUAGE)
    packs = [PACKS / line.removeprefix(DEAL) for line in head[1:]]
    questions = [line.removeprefix(ASKED) for line in _questions(written)]
    demo = await open_demo(*packs or (PACK,))
    spoken = head
    for question in questions:
        answer = await demo.ask(question, language)
        drawn = draw(answer.runs, answer.language, width=80, colour=False)
        spoken += ["", f"{ASKED}{question}", "", *(line.rstrip() for line in drawn.splitlines())]
    heard = "\n".join(spoken) + "\n"
    if os.environ.get("DIALOGUES") == "write":
        _write(file, heard)

    assert questions
    assert heard == written


def _questions(written: str) -> list[str]:
    return [line for line in written.splitlines() if line.startswith(ASKED)]


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _write(file: Path, heard: str) -> None:
    file.write_text(heard, "utf-8")

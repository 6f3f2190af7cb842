"""Dialogues as text: what is typed, and the whole answer at 80 columns.

A file begins with its language; a line after `> ` is a question, the lines up to the next one its
answer. `DIALOGUES=write make test` writes what is answered now, to be read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from adapters.console.render import draw
from tests.bot.demo import open_demo

FOLDER = Path(__file__).parent / "dialogues"
HEAD = "language: "
ASKED = "> "


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
async def test_dialogue(file: Path) -> None:
    written = _read(file)
    head, *rest = written.splitlines()
    language = head.removeprefix(HEAD)
    questions = [line.removeprefix(ASKED) for line in rest if line.startswith(ASKED)]
    demo = await open_demo()
    spoken = [head]
    for question in questions:
        answer = await demo.ask(question, language)
        drawn = draw(answer.runs, answer.language, width=80, colour=False)
        spoken += ["", f"{ASKED}{question}", "", *(line.rstrip() for line in drawn.splitlines())]
    heard = "\n".join(spoken) + "\n"
    if os.environ.get("DIALOGUES") == "write":
        _write(file, heard)

    assert questions
    assert heard == written


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _write(file: Path, heard: str) -> None:
    file.write_text(heard, "utf-8")

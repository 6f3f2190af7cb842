"""Dialogues as text: what is typed, and the whole answer at 80 columns.

A file begins with its language and, where it is not about the demo deal, with its pack of
tests/packs (`none` for a new workspace); with the role of whoever asks, where that is no reader. A
line after `> ` is a question, the lines up to the next one its answer; “…” in it stands for what
the answer before offered behind these words. `DIALOGUES=write make test` writes what is answered
now, to be read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from adapters.console.render import draw
from tests.bot.dialogue import ASKED, carried_on, files, read


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
async def test_dialogue(file: Path) -> None:
    written = _read(file)
    dialogue = read(written)
    demo = await dialogue.begin()
    spoken = [*dialogue.head]
    before = None
    for question in dialogue.questions:
        answer = await demo.ask(carried_on(question, before), dialogue.language)
        before = answer.runs
        drawn = draw(answer.runs, answer.language, width=80, colour=False)
        spoken += ["", f"{ASKED}{question}", "", *(line.rstrip() for line in drawn.splitlines())]
    heard = "\n".join(spoken) + "\n"
    if os.environ.get("DIALOGUES") == "write":
        _write(file, heard)

    assert dialogue.questions
    assert heard == written


def _read(file: Path) -> str:
    return file.read_text("utf-8")


def _write(file: Path, heard: str) -> None:
    file.write_text(heard, "utf-8")

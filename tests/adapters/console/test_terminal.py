"""The chat at a terminal: what is drawn, what keys do."""

from __future__ import annotations

import os
import pty
import select
from pathlib import Path

import pytest

from tests.adapters.program import COMMAND, environment

PATIENCE = 20.0
"""Seconds without a character after which the program hangs."""


@pytest.mark.parametrize(
    "farewell", [b"\x04", b"\x03", b"quit\r"], ids=["ctrl-d", "ctrl-c", "quit"]
)
def test_a_terminal_is_greeted_answered_and_let_go(tmp_path: Path, farewell: bytes) -> None:
    terminal = Terminal(tmp_path)

    terminal.reads("Dealbrief · demo deal: Microsoft")
    terminal.reads("help for all commands")
    terminal.prompted()
    terminal.types(b"funding mistral\r")
    terminal.reads("€490M")
    terminal.prompted()
    terminal.types(farewell)

    assert terminal.ends() == 0


def test_what_is_typed_is_completed(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)

    terminal.prompted()
    terminal.types(b"settings sh\t")
    terminal.reads("ow")
    terminal.types(b"\r")
    terminal.reads("Europe/Rome")
    terminal.prompted()
    terminal.types(b"\x04")

    assert terminal.ends() == 0


class Terminal:
    """The program in a terminal of 80 columns."""

    def __init__(self, folder: Path) -> None:
        settings = environment(
            folder, TERM="xterm", NO_COLOR="1", COLUMNS="80", DEALBRIEF_ZONE="Europe/Rome"
        )
        # Otherwise it asks where its cursor is, and waits for an answer.
        settings["PROMPT_TOOLKIT_NO_CPR"] = "1"
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(COMMAND[0], COMMAND, settings)
        self.said = b""

    def types(self, keys: bytes) -> None:
        os.write(self.end, keys)

    def prompted(self) -> None:
        # Keys typed before are drawn and lost: the terminal is not yet the program's own.
        self.reads("\x1b[?2004h")

    def reads(self, text: str) -> None:
        """Read on until `text` is drawn."""
        while text.encode() not in self.said:
            chunk = self._chunk()
            assert chunk, f"{text!r} is not in {self.said!r}"
            self.said += chunk
        self.said = self.said.partition(text.encode())[2]

    def ends(self) -> int:
        while self._chunk():
            pass
        os.close(self.end)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _chunk(self) -> bytes:
        """Return what was drawn since, or nothing when the program has ended or hangs."""
        if not select.select([self.end], [], [], PATIENCE)[0]:
            return b""
        try:
            return os.read(self.end, 65_536)
        except OSError:
            return b""  # Linux tells so that the other end was closed.

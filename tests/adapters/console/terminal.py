"""The program in a terminal, as somebody sits before it."""

from __future__ import annotations

import os
import pty
import select
import signal
from pathlib import Path

from tests.adapters.program import COMMAND, environment

PATIENCE = 20.0
"""Seconds without a character after which the program hangs."""


class Terminal:
    """A program in a terminal of 80 columns."""

    def __init__(self, folder: Path, command: tuple[str, ...] = COMMAND, **settings: str) -> None:
        settings = environment(
            folder,
            TERM="xterm",
            NO_COLOR="1",
            COLUMNS="80",
            DEALBRIEF_ZONE="Europe/Rome",
            **settings,
        )
        # Otherwise it asks where its cursor is, and waits for an answer.
        settings["PROMPT_TOOLKIT_NO_CPR"] = "1"
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(command[0], command, settings)
        self.said = b""
        self.read = b""

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
        before, found, self.said = self.said.partition(text.encode())
        self.read += before + found

    def jumps(self) -> None:
        """Let the clock of `jumping` jump."""
        os.kill(self.process, signal.SIGUSR1)

    def ends(self) -> int:
        while chunk := self._chunk():
            self.said += chunk
        self.read += self.said
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

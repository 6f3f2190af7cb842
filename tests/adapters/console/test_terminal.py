"""The chat at a terminal: what is drawn, what keys do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adapters.console.terminal import Terminal


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

"""Standard input and output, as strangers connect them."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper


def forgive() -> None:
    """Let no character stop the program: what an encoding lacks is written as its number."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(text: str) -> bool:
    """Print text at once; False says that whoever was reading has gone."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter would flush once more at its end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True

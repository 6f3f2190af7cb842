"""Files in which secrets stand, and which are for their owner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from adapters.findings import Finding, warning


def readable_by_others(file: Path) -> Iterator[Finding]:
    """Yield that other users of this machine can read a file, where it has such users."""
    if os.name == "posix" and file.stat().st_mode & 0o077:
        fix = f"Tokens stand in it: chmod 600 {file}"
        yield warning(str(file), "can be read by others on this machine", fix)

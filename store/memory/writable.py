"""What in memory may be opened for reading only."""

from __future__ import annotations

from store.errors import ReadOnlyDatabaseError


class Writable:
    """Something that is written to, unless it was opened for reading only."""

    def __init__(self, *, read_only: bool) -> None:
        self._read_only = read_only

    def _check_writable(self) -> None:
        if self._read_only:
            raise ReadOnlyDatabaseError("the store was opened for reading only")

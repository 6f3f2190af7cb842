"""A file of rows whose preview is longer than a message."""

from __future__ import annotations

HEADING = "Firma;Runde;Datum;Betrag"
NAME = "Norddeutsche Gesellschaft für angewandte Antriebstechnik und Maschinenbau"


def many_rows() -> bytes:
    """Return a table with more new names than a message holds, and one row that is refused."""
    rows = (f"{NAME} {each};Seed;13.2.2024;1,5 Mio. €" for each in range(90))
    return "\n".join((HEADING, *rows, "Letztes Werk;Seed;31.2.2024;1 Mio. €")).encode()

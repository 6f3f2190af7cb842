"""Sorts of things, as fields take them for their value."""

from __future__ import annotations

from store.claims import Kind

ACTORS = frozenset(
    {
        Kind.COMPANY,
        Kind.PERSON,
        Kind.GROUP,
        Kind.AUTHORITY,
        Kind.PUBLICATION,
        Kind.PROGRAMME,
        Kind.PLACE,
    }
)
"""Who can act; a state is a place."""

WORKS = frozenset({Kind.MODEL, Kind.PRODUCT, Kind.PROGRAMME})
"""What somebody makes and offers."""

COMPANIES = frozenset({Kind.COMPANY, Kind.GROUP, Kind.PUBLICATION})
"""What has shareholders."""

ASSETS = COMPANIES | WORKS | {Kind.PLACE}
"""What can be bought and owned; a mine and a data centre are places."""

MATTERS = frozenset({Kind.LAW, Kind.DEAL, Kind.PROGRAMME, Kind.EVENT})
"""What is decided on."""

ROUNDS = frozenset({Kind.ROUND})
PLACES = frozenset({Kind.PLACE})
LAWMAKERS = frozenset({Kind.AUTHORITY, Kind.GROUP, Kind.PLACE})
ANYTHING = frozenset(Kind)

"""What the numbers of a field are of, said or not: 1,200 employees, staff or people are as many."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COUNTED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "founder_count": frozenset({"founder", "person"}),
        "employee_count": frozenset({"employee", "person"}),
        "parameter_count": frozenset({"parameter"}),
        "language_count": frozenset({"language"}),
        "download_count": frozenset({"download"}),
    }
)
"""Fields, and the terms for what each counts (`store/reading/units.py`)."""


def counts(field: str, unit: str | None) -> bool:
    """Say whether a number of some things may be one of a field; a bare one may be."""
    return unit is None or field not in COUNTED or unit in COUNTED[field]

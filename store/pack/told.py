"""The report of a check as text."""

from __future__ import annotations

from store.pack.check import Report


def told(report: Report) -> str:
    """Return a report in lines: each complaint, then what was checked and what was not."""
    wrong = sum(not complaint.warning for complaint in report.complaints)
    warnings = len(report.complaints) - wrong
    compared = (
        report.collation.told()
        if report.collation
        else "SKIPPED: spans were not compared with their sources; --articles DIR does it"
    )
    lines = (
        *(complaint.told() for complaint in report.complaints),
        f"{report.claims} claims read, {wrong} faults, {warnings} warnings",
        compared,
    )
    return "".join(f"{line}\n" for line in lines)

"""What an examination finds: one line each, in words for an operator, with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adapters.harmless import harmless


class Verdict(StrEnum):
    """How it stands with what was looked at, as it is printed."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and the fix where one is needed; never a secret.

    What `passes` may be over by itself, such as a network that is down: a start goes on without it.
    """

    verdict: Verdict
    about: str
    found: str
    fix: str = ""
    passes: bool = False


def ok(about: str, found: str) -> Finding:
    """Return that all is well with something."""
    return Finding(Verdict.OK, about, found)


def warning(about: str, found: str, fix: str) -> Finding:
    """Return what works, and should be looked after."""
    return Finding(Verdict.WARNING, about, found, fix)


def wrong(about: str, found: str, fix: str, *, passes: bool = False) -> Finding:
    """Return what does not work."""
    return Finding(Verdict.WRONG, about, found, fix, passes)


def line(finding: Finding) -> str:
    """Return a finding as one line."""
    said = f"{finding.found}. {finding.fix}" if finding.fix else finding.found
    return f"{finding.verdict:<8} {harmless(finding.about)}: {harmless(' '.join(said.split()))}"


def prevents(finding: Finding) -> bool:
    """Say whether the bot cannot be started with this."""
    return finding.verdict is Verdict.WRONG and not finding.passes

"""Who and what is there to begin with, and a clock that a test sets."""

from __future__ import annotations

from tests.fakes.slack.standing import StandingClock

__all__ = ["ACME", "ADA", "BEN", "DEALS", "ELSEWHERE", "GENERAL", "IDEAS", "OTHER", "OWNER"]
__all__ += ["STRANGER", "THREAD", "StandingClock"]

ADA, BEN, OWNER, STRANGER = (f"10000000000000000{n}" for n in (1, 2, 3, 4))
ACME, OTHER = (f"20000000000000000{n}" for n in (1, 2))
DEALS, GENERAL, THREAD, ELSEWHERE, IDEAS = (f"30000000000000000{n}" for n in (1, 2, 3, 4, 5))

"""One claim held against another: values first, then denial, then what lets both be right."""

from __future__ import annotations

from store.agreement.background import Background
from store.agreement.circumstances import circumstance, elsewhere, excuse
from store.agreement.times import before
from store.agreement.values import compare
from store.agreement.verdicts import AGREEING, Held, Reason, Verdict
from store.base import Record
from store.claims import Polarity

UNKNOWN = frozenset({Reason.NO_RATE, Reason.NO_DAY, Reason.CURRENCY_UNKNOWN})
"""Reasons for which two sums cannot be compared, though what they are of may tell them apart."""

UNRELATED = Held(Verdict.INCOMPARABLE, Reason.WORDS)


def hold(one: Record, other: Record, background: Background) -> Held:
    """Hold two claims about one fact against each other; symmetric."""
    if one.claim.polarity is not other.claim.polarity:
        return _denial(one, other, background)
    values = one.claim.value, other.claim.value
    held = compare(*values, background.exchanging(one, other, *values))
    published = background.source(one), background.source(other)
    if held.verdict is Verdict.CONFLICT:
        if one.claim.polarity is Polarity.NO:
            return UNRELATED
        why = excuse(one, other, published)
        return Held(Verdict.DIFFERENT, why, held.fixings) if why else held
    if held.reason in UNKNOWN:
        why = circumstance(one, other, published)
        return Held(Verdict.DIFFERENT, why) if why and why is not Reason.ANOTHER else held
    if held.verdict in AGREEING and held.reason is not Reason.EQUAL:
        why = elsewhere(one, other, published)
        return Held(Verdict.DIFFERENT, why, held.fixings) if why else held
    return held


def _denial(one: Record, other: Record, background: Background) -> Held:
    """Hold an assertion against a denial: of the very same thing, or of any such thing at all."""
    same = compare(one.claim.value, other.claim.value).verdict is Verdict.SAME
    return denial(one, other, background) if same else UNRELATED


def denial(one: Record, other: Record, background: Background) -> Held:
    """Return the verdict on an assertion of what the other claim denies."""
    denied, said = (one, other) if one.claim.polarity is Polarity.NO else (other, one)
    if before(background.source(denied).published, said.claim.valid):
        return Held(Verdict.DIFFERENT, Reason.TIME)
    speakers = denied.claim.speaker, said.claim.speaker
    named = any(speakers) and speakers[0] != speakers[1]
    return opposed(one, other, background, contested=named, reason=Reason.DENIAL)


def opposed(
    one: Record, other: Record, background: Background, *, contested: bool, reason: Reason
) -> Held:
    """Return the verdict on claims of which one denies what the other says.

    `contested` where one is somebody's own word against the other: an image may be contested,
    though it is no report that could be in conflict with one.
    """
    published = background.source(one), background.source(other)
    why = circumstance(one, other, published) if contested else excuse(one, other, published)
    if contested and not why:
        return Held(Verdict.CONTESTED, Reason.DENIED)
    return Held(Verdict.DIFFERENT, why) if why else Held(Verdict.CONFLICT, reason)

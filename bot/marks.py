"""The mark beside a figure in doubt, and a few words for why; `conflicts` tells the rest."""

from __future__ import annotations

from collections.abc import Iterable

from bot.dossier import Dossier
from bot.leaves import Computed, Flag, Rule, Shown, Verbatim
from store.agreement.verdicts import Finding, Hypothesis, Reason, Suspicion
from store.base import Record
from store.claims import ClaimId
from store.facts import Fact
from store.values import Money

TELLING = frozenset(
    {
        Suspicion.UNIT_SWAP,
        Suspicion.THOUSANDFOLD,
        Suspicion.DIGITS,
        Suspicion.DAY_MONTH,
        Suspicion.KEY_SWAP,
    }
)
"""Suspicions of which a word is more use to a reader than that sources differ."""

REASONED = frozenset(
    {
        Reason.SEQUENCE,
        Reason.EXCLUSIVE,
        Reason.NOT_YET,
        Reason.CLOSED_LIST,
        Reason.STAGE_ORDER,
    }
)
"""Reasons that have a word of their own."""


def flag(dossier: Dossier, fact: Fact, records: Iterable[Record]) -> Flag | None:
    """Return the mark of some claims of a fact, or None where they bear none."""
    mine = {record.id for record in records}
    words = [
        _flag(dossier, finding, mine)
        for finding in fact.doubts
        if any(record.id in mine for record in finding.marked)
    ]
    plain = Flag()
    return next((each for each in words if each != plain), plain) if words else None


def _flag(dossier: Dossier, finding: Finding, mine: set[ClaimId]) -> Flag:
    if finding.reason is Reason.SUM:
        return _of_sum(finding, mine)
    if finding.reason in REASONED:
        return Flag(finding.reason)
    if finding.reason is Reason.DENIED:
        return _denied(dossier, finding)
    told = (_suspected(dossier, each) for each in finding.hypotheses if _any(each.suspects, mine))
    return next(filter(None, told), Flag())


def _of_sum(finding: Finding, mine: set[ClaimId]) -> Flag:
    for each in finding.hypotheses:
        if isinstance(each.value, Money) and _any(each.suspects, mine):
            return Flag("perhaps-in", (("currency", Verbatim(each.value.currency or "")),))
    if finding.worked is None:
        return Flag()
    claims = tuple(record.id for record in finding.other)
    return Flag("sum", (("sum", Shown(finding.worked, Computed(Rule.SUM, claims))),))


def _denied(dossier: Dossier, finding: Finding) -> Flag:
    speaker = next((each.claim.speaker for each in finding.other if each.claim.speaker), None)
    return Flag("denied-by", (("name", dossier.name(speaker)),)) if speaker else Flag()


def _suspected(dossier: Dossier, hypothesis: Hypothesis) -> Flag | None:
    """Return the mark for what may explain a difference, where a word can say it."""
    if hypothesis.suspicion in (Suspicion.ENTITY_SWAP, Suspicion.NAMES_ALIKE):
        if hypothesis.entity is None:
            return None
        return Flag("perhaps", (("what", dossier.name(hypothesis.entity)),))
    if hypothesis.suspicion is Suspicion.FIELD_SWAP:
        return Flag(f"field-swap-{(hypothesis.field or '').replace('_', '-')}")
    return Flag(hypothesis.suspicion) if hypothesis.suspicion in TELLING else None


def _any(records: Iterable[Record], mine: set[ClaimId]) -> bool:
    return any(record.id in mine for record in records)

"""The mark beside a figure in doubt, and one word for why; `conflicts` tells the rest."""

from __future__ import annotations

from bot.dossier import Dossier
from bot.leaves import Computed, Flag, Rule, Shown, Verbatim
from store.agreement.verdicts import Finding, Hypothesis, Reason, Suspicion
from store.base import Record
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


def flag(dossier: Dossier, fact: Fact) -> Flag | None:
    """Return the mark of a fact, or None where nothing about it is in doubt."""
    doubts = fact.doubts
    if not doubts:
        return None
    words = (_flag(dossier, finding, fact) for finding in doubts)
    plain = Flag()
    return next((each for each in words if each != plain), plain)


def _flag(dossier: Dossier, finding: Finding, fact: Fact) -> Flag:
    if finding.reason is Reason.SUM:
        return _of_sum(finding, fact.records)
    if finding.reason is Reason.SEQUENCE:
        return Flag("before-founding")
    mine = (each for each in finding.hypotheses if _among(each.suspects, fact.records))
    suspected = next(filter(None, (_suspected(dossier, each) for each in mine)), None)
    return suspected or _reasoned(dossier, finding, fact.records)


def _of_sum(finding: Finding, records: tuple[Record, ...]) -> Flag:
    for each in finding.hypotheses:
        if isinstance(each.value, Money) and _among(each.suspects, records):
            return Flag("perhaps-in", (("currency", Verbatim(each.value.currency or "")),))
    if finding.worked is None:
        return Flag()
    claims = tuple(record.id for record in finding.other)
    return Flag("sum", (("sum", Shown(finding.worked, Computed(Rule.SUM, claims))),))


def _suspected(dossier: Dossier, hypothesis: Hypothesis) -> Flag | None:
    """Return the mark for what may explain a difference, where a word can say it."""
    if hypothesis.suspicion in (Suspicion.ENTITY_SWAP, Suspicion.NAMES_ALIKE):
        if hypothesis.entity is None:
            return None
        return Flag("perhaps", (("what", dossier.name(hypothesis.entity)),))
    if hypothesis.suspicion is Suspicion.FIELD_SWAP:
        return Flag(f"field-swap-{(hypothesis.field or '').replace('_', '-')}")
    return Flag(hypothesis.suspicion) if hypothesis.suspicion in TELLING else None


def _reasoned(dossier: Dossier, finding: Finding, records: tuple[Record, ...]) -> Flag:
    first = _among(finding.one, records)
    match finding.reason:
        case Reason.DENIED:
            speaker = next((r.claim.speaker for r in finding.other if r.claim.speaker), None)
            by = (("name", dossier.name(speaker)),) if speaker and first else ()
            return Flag("denied-by", by) if by else Flag("contested")
        case Reason.EXCLUSIVE:
            return Flag("others-too" if first else "exclusive")
        case Reason.NOT_YET:
            return Flag("already" if first else "not-yet")
        case Reason.CLOSED_LIST:
            return Flag("only" if not first else "more")
        case Reason.STAGE_ORDER:
            return Flag("stage-order")
        case _:
            return Flag()


def _among(some: tuple[Record, ...], records: tuple[Record, ...]) -> bool:
    ids = {record.id for record in some}
    return any(record.id in ids for record in records)

"""Reviews: which authority examines what, and how far it is, never more than was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from bot.lines import Line
from bot.parts import Rows, at_stage, by_subject, changed, dated, meant, parted
from bot.statements import marked, told
from store.base import Record
from store.claims import Claim, Modality, Qualifier
from store.facts import Fact, Side
from store.values import EntityId, Term, Text

STAGES = ("blocked", "cleared", "ongoing", "submitted", "announced", "unstaged", "possible")
"""How far a review is, the furthest first."""


def reviews(dossier: Dossier, near: frozenset[EntityId]) -> Rows:
    """Return what each authority examines and how far it is, what is `near` to the asker first."""
    return examined(dossier, dossier.select("reviews"), near)


def examined(dossier: Dossier, facts: Iterable[Fact], near: frozenset[EntityId]) -> Rows:
    """Return a row for each authority of these facts, what is `near` first, then the furthest."""
    found = [
        ((meant(side) not in near, STAGES.index(stage)), fact.subject, line)
        for fact in facts
        for side in fact.sides
        for stage, line in _stages(dossier, fact, side)
    ]
    ordered = sorted(found, key=itemgetter(0))
    return by_subject(dossier, ((authority, line) for _, authority, line in ordered))


def _stages(dossier: Dossier, fact: Fact, side: Side) -> Iterator[tuple[str, Line]]:
    for (stage, kind), part in parted(side, lambda record: (_stage(record), _kind(record))):
        review = Words(f"review-kind-{kind}")
        places: tuple[tuple[str, Leaf], ...] = (("review", review), ("matter", dossier.show(part)))
        shown = changed(part, lambda claim: _in_own_words(dossier, claim))
        plain = at_stage(shown, stage)
        line = told(dossier, plain, Words(f"review-{stage}", places))
        yield stage, marked(dossier, fact, part, dated(line, part))


def _stage(record: Record) -> str:
    """Return the stage that was said; what is only supposed and names none is possible."""
    stage = record.claim.qualifier("stage")
    if isinstance(stage, Term) and stage.term in STAGES:
        return stage.term
    return "possible" if record.claim.modality is Modality.SUPPOSED else "unstaged"


def _kind(record: Record) -> str:
    kind = record.claim.qualifier("kind")
    return kind.term if isinstance(kind, Term) else "general"


def _in_own_words(dossier: Dossier, claim: Claim) -> Claim:
    """Leave out what the sentence says; a review of no particular kind is told by its words."""
    kept: list[Qualifier] = []
    for each in claim.qualifiers:
        if not isinstance(each.value, Term) or each.name not in ("kind", "stage"):
            kept.append(each)
        elif each.value.term == "general" and each.value.words:
            language = dossier.sources[claim.source].language
            kept.append(Qualifier(each.name, Text(each.value.words, language)))
    return replace(claim, qualifiers=tuple(kept))

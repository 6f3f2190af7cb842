"""Law and politics: who examines what and how far that is, which rules hold, who wanted what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from bot.lines import COMMA, Line, denied, join
from bot.parts import Rows, at_stage, by_subject, changed, dated, parted
from bot.statements import flagged, told, valued
from bot.terms import label
from store.base import Record
from store.claims import Claim, Kind, Modality, Polarity, Qualifier
from store.fields import FIELDS as VOCABULARY
from store.fields import Topic
from store.resolve import Fact, Side
from store.values import EntityId, EntityRef, Term, Text

FIELDS = frozenset(
    ("signed_on", *(row.name for row in VOCABULARY.values() if row.topic is Topic.REGULATION))
)

STAGES = ("blocked", "cleared", "ongoing", "submitted", "announced", "unstaged", "possible")
"""How far a review is, the furthest first."""

RULES = ("signed_on", "in_force_on", "enacted_by", "official_id", "regulation_effect")
"""Fields of a law itself."""

POLITICS = ("lobbied_on", "supported", "knew_of", "subject_to", "policy")


def reviews(dossier: Dossier, near: frozenset[EntityId]) -> Rows:
    """Return what each authority examines and how far it is, what is `near` to the asker first."""
    found = [
        ((_named(side) not in near, STAGES.index(stage)), fact.subject, line)
        for fact in dossier.select("reviews")
        for side in fact.sides
        for stage, line in _examined(dossier, fact, side)
    ]
    ordered = sorted(found, key=itemgetter(0))
    return by_subject(dossier, ((authority, line) for _, authority, line in ordered))


def laws(dossier: Dossier) -> Iterator[tuple[EntityId, Rows]]:
    """Yield each law with what is told of it and who is subject to it, the most told first."""
    bound = [fact for fact in dossier.select("subject_to") if _law(fact)]
    told_of = [fact.subject for fact in dossier.select(*RULES) if _rules(dossier, fact)]
    counted = Counter((*told_of, *(law for fact in bound if (law := _law(fact)))))
    for law, _ in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        rows = [_ruled(dossier, law, field) for field in RULES]
        subjects = tuple(_bound(dossier, fact) for fact in bound if _law(fact) == law)
        rows.append(Row((Words("law-bound"),), subjects))
        yield law, tuple(row for row in rows if row.lines)


def _rules(dossier: Dossier, fact: Fact) -> bool:
    """Say whether a fact is one of a law; a deal is signed, too."""
    return fact.field != "signed_on" or dossier.entities[fact.subject].kind is Kind.LAW


def politics(dossier: Dossier) -> Rows:
    """Return who lobbied, supported, knew, is held to what and wants what, a row for each."""
    return by_subject(
        dossier,
        (
            (fact.subject, line)
            for fact in dossier.select(*POLITICS)
            if not _law(fact) or fact.field != "subject_to"
            for line in _acted(dossier, fact)
        ),
    )


def _examined(dossier: Dossier, fact: Fact, side: Side) -> Iterator[tuple[str, Line]]:
    for (stage, kind), part in parted(side, lambda record: (_stage(record), _kind(record))):
        review = Words(f"review-kind-{kind}")
        places: tuple[tuple[str, Leaf], ...] = (("review", review), ("matter", dossier.show(part)))
        shown = changed(part, lambda claim: _in_own_words(dossier, claim))
        plain = at_stage(shown, stage)
        line = told(dossier, plain, Words(f"review-{stage}", places))
        yield stage, flagged(fact, dated(line, part))


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


def _ruled(dossier: Dossier, law: EntityId, field: str) -> Row[Leaf]:
    facts = sorted(dossier.select(field, subject=law), key=_retold)
    lines = tuple(valued(dossier, fact) for fact in facts)
    listed = field == "enacted_by" and lines
    return Row((label(field),), (join(lines, COMMA),) if listed else lines)


def _retold(fact: Fact) -> bool:
    """Say whether sources only tell what others say, who have a case of their own to make."""
    return all(record.claim.speaker or record.claim.via for record in fact.records)


def _bound(dossier: Dossier, fact: Fact) -> Line:
    name = dossier.name(fact.subject)
    return flagged(fact, join(told(dossier, side, name) for side in fact.sides))


def _acted(dossier: Dossier, fact: Fact) -> Iterator[Line]:
    for side in fact.sides:
        for _, part in parted(side, lambda _record: None):
            yield flagged(fact, dated(_did(dossier, fact.field, part), part))


def _did(dossier: Dossier, field: str, side: Side) -> Line:
    places = (("value", dossier.show(side)),)
    if field == "knew_of" and denied(side):
        return told(
            dossier, replace(side, polarity=Polarity.YES), Words("politics-unaware", places)
        )
    return told(dossier, side, Words(f"politics-{field.replace('_', '-')}", places))


def _law(fact: Fact) -> EntityId | None:
    """Return the rules a fact says somebody is subject to, where they have a name."""
    return _named(fact.sides[0])


def _named(side: Side) -> EntityId | None:
    return side.value.entity if isinstance(side.value, EntityRef) else None

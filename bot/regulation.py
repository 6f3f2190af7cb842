"""Law and politics: which rules hold for whom, and who wanted what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bot.document import Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Words
from bot.lines import COMMA, Line, denied, join, label
from bot.parts import Rows, by_subject, dated, meant, parted
from bot.statements import marked, told, valued
from store.claims import Kind, Polarity
from store.facts import Fact, Side
from store.fields import FIELDS as VOCABULARY
from store.fields import Topic
from store.values import EntityId

FIELDS = frozenset(
    ("signed_on", *(row.name for row in VOCABULARY.values() if row.topic is Topic.REGULATION))
)

RULES = ("signed_on", "in_force_on", "enacted_by", "official_id", "regulation_effect")
"""Fields of a law itself."""

POLITICS = ("lobbied_on", "supported", "knew_of", "subject_to", "policy")


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
    return join(marked(dossier, fact, side, told(dossier, side, name)) for side in fact.sides)


def _acted(dossier: Dossier, fact: Fact) -> Iterator[Line]:
    for side in fact.sides:
        for _, part in parted(side, lambda _record: None):
            yield marked(dossier, fact, part, dated(_did(dossier, fact.field, part), part))


def _did(dossier: Dossier, field: str, side: Side) -> Line:
    places = (("value", dossier.show(side)),)
    if field == "knew_of" and denied(side):
        return told(
            dossier, replace(side, polarity=Polarity.YES), Words("politics-unaware", places)
        )
    return told(dossier, side, Words(f"politics-{field.replace('_', '-')}", places))


def _law(fact: Fact) -> EntityId | None:
    """Return the rules a fact says somebody is subject to, where they have a name."""
    return meant(fact.sides[0])

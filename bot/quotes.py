"""What was said: quotations by their speakers, reactions, recognition, figures of speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.document import Block, Row
from bot.dossier import Dossier
from bot.leaves import Joined, Leaf, Words
from bot.lines import COLON, COMMA, SPACE, Line, join, label, quoted
from bot.parts import Rows, by_subject, parted, section, without
from bot.quoting import Post, Posts, Quoting, line, order, quotings
from bot.statements import told, valued
from store.claims import Kind, Modality, SourceId
from store.facts import Fact
from store.values import EntityId, EntityRef, Text

STATEMENTS = frozenset(("said", "reacted", "recognised_as"))

_SPEAKERS = {Kind.PERSON: 0, Kind.COMPANY: 1, Kind.AUTHORITY: 2}
"""Who speaks for themselves comes before groups."""


def concerned(fact: Fact) -> bool:
    """Say whether a fact is something said: a statement, a reaction, a figure of speech."""
    return fact.field in STATEMENTS or any(
        record.claim.modality is Modality.RHETORICAL for record in fact.records
    )


def speakers(fact: Fact) -> frozenset[EntityId]:
    """Return who says it, as far as its sources name anybody but themselves."""
    if fact.field in ("said", "reacted"):
        return frozenset({fact.subject})
    authors = (record.claim.qualifier("author") for record in fact.records)
    named = {author.entity for author in authors if isinstance(author, EntityRef)}
    return frozenset({*named, *(each.claim.speaker for each in fact.records if each.claim.speaker)})


def told_of(
    dossier: Dossier, facts: Sequence[Fact], posts: Posts, asked: EntityId
) -> tuple[Block[Leaf], ...]:
    """Return what was said by its speakers, then how others reacted, judged and put it."""
    figures = [fact for fact in facts if fact.field not in STATEMENTS]
    return (
        *section(None, _spoken(dossier, facts, posts, asked)),
        *section(Words("quotes-reactions"), _judged(dossier, facts, "reacted")),
        *section(Words("quotes-recognition"), _judged(dossier, facts, "recognised_as")),
        *section(Words("quotes-rhetoric"), _judged(dossier, figures)),
    )


def _spoken(dossier: Dossier, facts: Iterable[Fact], posts: Posts, asked: EntityId) -> Rows:
    """Return a row for each speaker: people first, and who is quoted most."""
    by: dict[EntityId, list[Quoting]] = {}
    for fact in facts:
        if fact.field == "said":
            by.setdefault(fact.subject, []).extend(quotings(dossier, fact, posts))

    def rank(speaker: EntityId) -> tuple[int, int, EntityId]:
        kind = dossier.entities[speaker].kind
        return (_SPEAKERS.get(kind, len(_SPEAKERS)), -len(by[speaker]), speaker)

    return tuple(
        Row((dossier.name(speaker),), tuple(_lines(dossier, by[speaker], asked)))
        for speaker in sorted(by, key=rank)
    )


def _lines(dossier: Dossier, said: Iterable[Quoting], asked: EntityId) -> Iterator[Line]:
    """Yield quotations in order, the speaker's post once for each source."""
    met: set[SourceId] = set()
    for each in sorted(said, key=lambda each: order(dossier, each)):
        known = each.sources <= met
        footing = replace(each.footing, post=Post()) if known else each.footing
        met |= each.sources
        yield line(dossier, replace(each, footing=footing), asked)


def _judged(dossier: Dossier, facts: Iterable[Fact], field: str | None = None) -> Rows:
    """Return facts by whom they are about, in the order of their sources."""
    chosen = (fact for fact in facts if field in (None, fact.field))
    ordered = sorted(chosen, key=lambda fact: dossier.cite(fact.records)[0].order)
    return by_subject(dossier, ((fact.subject, _judgement(dossier, fact)) for fact in ordered))


def _judgement(dossier: Dossier, fact: Fact) -> Line:
    """Return what somebody is called, or what else is said, with the words where it is no text."""
    if fact.field == "reacted":
        return join(_reactions(dossier, fact))
    judged = valued(dossier, fact)
    if fact.field not in (*STATEMENTS, "characterised_as"):
        judged = (label(fact.field), COLON, *judged)
    if isinstance(fact.sides[0].value, Text):
        return judged
    return (*judged, COLON, *join((quoted(dossier, each) for each in fact.records), SPACE))


def _reactions(dossier: Dossier, fact: Fact) -> Iterator[Line]:
    """Yield how somebody reacted, and to what: not whom they said it to."""
    for side in fact.sides:
        for to, part in parted(side, lambda record: record.claim.qualifier("to")):
            shown = dossier.show(part)
            if to:
                place = ("value", dossier.leaf(to, part.records))
                shown = Joined((shown, COMMA, Words("quotes-reacted-to", (place,))))
            yield told(dossier, without(part, "to"), shown)

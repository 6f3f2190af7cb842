"""`/conflicts`: where sources cannot all be right, both sides, and what may explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.disputes import dispute
from bot.document import Block, Note, Reply, Tone
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.following import typed_name
from bot.leaves import Joined, Leaf, Try, Words
from bot.lines import Line, join
from bot.matters import ALIASES, MATTERS, matter_of
from bot.params import ChoiceType
from bot.parts import section
from bot.subject import subject_of, titled, told_with_deals
from bot.timed import Timed
from bot.weighing import weighed, within
from store.agreement.around import WEIGHED
from store.agreement.verdicts import Finding, Reason, Verdict
from store.claims import Entity
from store.facts import Fact
from store.fields import FIELDS, Topic

MATTER = ChoiceType(tuple(MATTERS), aliases=ALIASES, matters=True)

IMPORTANCE = (
    Topic.MONEY,
    Topic.DEAL,
    Topic.IDENTITY,
    Topic.MODELS,
    Topic.REGULATION,
)
"""The topics in the order in which somebody who trusts a figure wants to hear of doubts."""

FIELD_ORDER = {field: place for place, field in enumerate(FIELDS)}

APPARENT = frozenset(
    {
        Reason.SUBJECT,
        Reason.OPINION,
        Reason.OCCASION,
        Reason.TIME,
        Reason.ROUND,
        Reason.SCOPE,
        Reason.SUPPOSITION,
        Reason.FIGURE_OF_SPEECH,
        Reason.NO_RATE,
        Reason.NO_DAY,
        Reason.CURRENCY_UNKNOWN,
    }
)
"""Reasons for which figures that differ are no conflict, or cannot be compared."""

KINDS = ("conflict", "contested", "doubtful")
"""The headings: what cannot both be right, what is denied by somebody, what only looks odd."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts(Timed):
    """About whom or what, and in which matter."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)
    field: str | None = parameter(MATTER, "field", aliases=("feld", "sache"))


async def answer(query: Conflicts, desk: Desk) -> Reply[Leaf]:
    """List what is in doubt; of one matter, weigh every figure, also where nothing is in doubt."""
    fields = MATTERS[query.field] if query.field else WEIGHED
    selection = await told_with_deals(desk, query.about, fields)
    dossier = await desk.dossier(selection, query.clocks)
    title = titled(subject_of(desk, query.about), "conflicts")
    found = _concerning(dossier.facts)
    told = _weighed(dossier, found) if query.field else _listed(dossier, found, query, desk)
    blocks = tuple(told)
    if not blocks:
        if not dossier.facts:
            return await nothing_known(desk, dossier, title, about=query.about)
        blocks = (Note(Tone.HINT, (Words("conflicts-none"),)),)
    return await answered(
        desk,
        dossier,
        title,
        blocks,
        about=query.about,
        aside=_counted(found),
        following=("sources", "timeline"),
        why=False,
    )


def _concerning(facts: Iterable[Fact]) -> tuple[Finding, ...]:
    """Return what is open or suspected and concerns some facts, on whichever side, each once."""
    found = {id(each): each for fact in facts for each in fact.findings if each.doubted}
    return tuple(found.values())


def _weighed(dossier: Dossier, found: tuple[Finding, ...]) -> Iterator[Block[Leaf]]:
    """Yield each fact of several figures, what stands between facts, then what is no conflict."""
    several = sorted(
        (fact for fact in dossier.facts if len(fact.sides) > 1),
        key=lambda fact: not fact.doubts,
    )
    inside = {id(each) for fact in several for each in fact.findings if within(fact, each)}
    every = {id(each): each for fact in dossier.facts for each in fact.findings}
    between = tuple(each for number, each in every.items() if number not in inside)
    doubted = {id(each) for each in found}
    for fact in several:
        yield from weighed(dossier, fact)
    yield from _by_kind(dossier, [each for each in between if id(each) in doubted], words=True)
    harmless = (each for each in between if not (each.open or each.hypotheses))
    rows = tuple(dispute(dossier, each) for each in harmless)
    yield from section(Words("conflicts-harmless"), rows)


def _listed(
    dossier: Dossier, found: tuple[Finding, ...], query: Conflicts, desk: Desk
) -> Iterator[Block[Leaf]]:
    yield from _by_kind(dossier, found)
    rows = tuple(dispute(dossier, each) for each in _apparent(dossier.facts))
    yield from section(Words("conflicts-apparent"), rows)
    matters = dict.fromkeys(
        matter_of(each.one[0].claim.field) for each in sorted(found, key=_weight)
    )
    if matters:
        about = (typed_name(query.about, desk),) if query.about else ()
        again = (Try(" ".join(("conflicts", *about, matter))) for matter in matters)
        closer = Joined(join((each,) for each in again))
        yield Note(Tone.HINT, (Words("conflicts-closer", (("command", closer),)),))


def _apparent(facts: Iterable[Fact]) -> tuple[Finding, ...]:
    """Return what looks like a contradiction and is none, each once."""
    found = {
        id(each): each
        for fact in facts
        for each in fact.findings
        if each.reason in APPARENT and not each.hypotheses
    }
    return tuple(sorted(found.values(), key=_weight))


def _by_kind(
    dossier: Dossier, found: Iterable[Finding], *, words: bool = False
) -> Iterator[Block[Leaf]]:
    kinds: dict[str, list[Finding]] = {kind: [] for kind in KINDS}
    for finding in sorted(found, key=_weight):
        kinds[_kind(finding)].append(finding)
    for kind, ordered in kinds.items():
        rows = tuple(dispute(dossier, each, words=words) for each in ordered)
        yield from section(Words(f"conflicts-{kind}"), rows)


def _kind(finding: Finding) -> str:
    match finding.verdict:
        case Verdict.CONFLICT:
            return "conflict"
        case Verdict.CONTESTED:
            return "contested"
        case _:
            return "doubtful"


def _weight(finding: Finding) -> tuple[int, str, int]:
    claim = finding.one[0].claim
    topic = FIELDS[claim.field].topic
    place = IMPORTANCE.index(topic) if topic in IMPORTANCE else len(IMPORTANCE)
    return place, claim.subject, FIELD_ORDER[claim.field]


def _counted(found: Iterable[Finding]) -> Line:
    kinds = [_kind(finding) for finding in found]
    return join(
        (Words(f"conflicts-count-{kind}", (("count", kinds.count(kind)),)),)
        for kind in KINDS
        if kind in kinds
    )


COMMAND = Command(
    name="conflicts",
    query=Conflicts,
    answer=answer,
    section=Section.EVIDENCE,
    aliases=(
        "konflikte",
        "widersprüche",
        "widerspruch",
        "unstimmigkeiten",
        "strittig",
        "contradictions",
        "discrepancies",
        "inconsistencies",
        "contested",
        "disputed",
    ),
    examples=("", "mistral", "mistral valuation"),
    meant_by=(
        "disagree disagreement widersprechen contradict contradictory conflict conflicting "
        "abweichen weichen differ uneinig uneins widerspruch widersprüchlich umstritten "
        "sources_differ sources_disagree quellen_widersprechen quellen_weichen weichen_quellen "
        "quellen_einig quellen_uneinig warum_unterscheiden warum_verschieden warum_weichen "
        "why_differ why_different why_do_differ unterschiedliche different_figures "
        "warning warnings warnung warnungen warnzeichen warndreieck warnhinweis"
    ),
    asked_by="why warum wieso weshalb",
)

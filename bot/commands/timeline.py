"""`/timeline`: what happened when, every date as precise as somebody said it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Reply, Row, Timeline
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.leaves import Leaf
from bot.lines import Line, by_time, denied, moment, order
from bot.params import TOPIC
from bot.period import Period
from bot.progress import retold
from bot.statements import happening, stated
from bot.subject import subject_of, titled, told_of
from store.claims import Entity
from store.facts import Fact
from store.fields import FIELDS
from store.values import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle(Period):
    """Of whom or what, in which period, on which topic."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)
    topic: str | None = parameter(TOPIC, "topic", aliases=("thema",))


@dataclass(frozen=True, slots=True)
class Dated:
    """One happening: when, the leaf of that date, and the line that tells it."""

    when: PartialDate
    label: Leaf
    line: Line


async def answer(query: Chronicle, desk: Desk) -> Reply[Leaf]:
    """Show everything that has a date, in order."""
    selection = told_of(desk, query.about, _fields(query.topic))
    dossier = await desk.dossier(selection, query.clocks)
    told = (fact for fact in dossier.facts if not retold(dossier, fact))
    found = (each for fact in told for each in _dated(dossier, fact))
    asked = [each for each in found if query.allows(each.when)]
    title = titled(subject_of(desk, query.about), "timeline")
    if not asked:
        return await nothing_known(desk, dossier, title, "nothing-dated", about=query.about)
    timeline = Timeline(_rows(sorted(asked, key=lambda each: order(each.when))))
    return await answered(
        desk, dossier, title, (timeline,), about=query.about, following=("deal", "sources")
    )


def _fields(topic: str | None) -> frozenset[str]:
    return frozenset(name for name, row in FIELDS.items() if topic == row.topic)


def _dated(dossier: Dossier, fact: Fact) -> Iterator[Dated]:
    """Yield a fact under the date it tells, or each of its parts under the date it holds at."""
    told = [side for side in fact.sides if not denied(side)]
    if told and isinstance(told[0].value, PartialDate):
        yield Dated(told[0].value, dossier.show(told[0]), happening(dossier, fact))
        return
    for _, part in by_time(fact):
        if when := moment(part.records):
            yield Dated(*when, stated(dossier, part))


def _rows(dated: list[Dated]) -> tuple[Row[Leaf], ...]:
    """Put what has the same date on one row."""
    days = groupby(dated, key=lambda each: order(each.when))
    grouped = (tuple(members) for _, members in days)
    return tuple(Row((each[0].label,), tuple(one.line for one in each)) for each in grouped)


COMMAND = Command(
    name="timeline",
    query=Chronicle,
    answer=answer,
    section=Section.TIME,
    aliases=("history", "chronology", "zeitleiste", "verlauf", "chronik"),
    examples=("", "mistral since:2024", "topic:money"),
    chapter=30,
    meant_by="when wann since_when seit_wann what_happened was_geschah",
)

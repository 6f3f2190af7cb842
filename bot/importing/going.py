"""Which names and sources an export takes back that count here, before it is saved."""

from __future__ import annotations

from collections.abc import Iterable

from bot.document import Block, Fields, Row
from bot.importing.made import MOST
from bot.leaves import Leaf, Named, Verbatim, Words
from bot.lines import Line, listed
from store.claims import Entity, Source
from store.exchange.adding import Addition
from store.exchange.sparing import withdrawn_by


def going(new: Iterable[Addition]) -> tuple[Block[Leaf], ...]:
    """Return the first of the names and the sources that go, if any do."""
    gone = [withdrawn_by(each.event) for each in new if each.changes]
    names: list[Leaf] = [Named(each) for each in gone if isinstance(each, Entity)]
    titles: list[Leaf] = [_title(each) for each in gone if isinstance(each, Source)]
    lines: tuple[Line, ...] = tuple((listed(each[:MOST]),) for each in (names, titles) if each)
    return (Fields((Row((Words("undo-gone"),), lines),)),) if lines else ()


def _title(source: Source) -> Leaf:
    return Verbatim(source.title or source.publisher or source.link or "–")

"""Names that begin with what was typed: the first rows of an index, and no others."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, closing
from heapq import merge
from itertools import chain

from store.base import Match
from store.beginnings import Beginning, begun, first, matches, of_kinds, those_begun
from store.claims import Kind
from store.events import EntityRecorded
from store.fold import State, fold, resolve
from store.sqlite.reading import View, Wanted, learn
from store.values import EntityId


def starting(view: View, wanted: Wanted) -> tuple[Match, ...]:
    """Return the entities one of whose names, or a word of one, begins so."""
    state = fold(view.merges())
    # Merges are few. What was merged may be of another kind now, so its names are read apart.
    now = {resolve(state.merged, gone) for gone in state.merged}
    learn(state, view.latest(EntityRecorded, {*state.merged, *now}))
    merged = those_begun(wanted.name, of_kinds(state, state.merged, wanted.kinds))
    with ExitStack() as scans:
        in_order = (
            merge(
                (each for each in merged if each.within == within),
                *(
                    scans.enter_context(closing(_scan(view, state, wanted, kind, within=within)))
                    for kind in wanted.kinds or Kind
                ),
            )
            for within in (False, True)
        )
        found = chain.from_iterable(in_order)
        chosen = first(found, merged=state.merged, limit=wanted.limit)
    learn(state, view.latest(EntityRecorded, chosen))
    return matches(wanted.name, chosen, state.entities)


def _scan(
    view: View, state: State, wanted: Wanted, kind: Kind, *, within: bool
) -> Generator[Beginning, None, None]:
    start = begun(wanted.name)
    # A statement that was not read to its end would keep the reader in the past.
    with closing(view.walk("beginnings", kind=kind, within=within, start=start)) as rows:
        for place, rest, name, entity in rows:
            if not rest.startswith(start):
                return
            if entity not in state.merged:
                yield Beginning(bool(place), rest, name, EntityId(entity))

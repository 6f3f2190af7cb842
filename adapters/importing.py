"""`dealbrief import` of people's own tables: what would come of it, and recording it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.console.render import draw
from adapters.opening import opened
from bot.document import Block, Note, Outcome, Reply, Tone
from bot.importing.names import unsound
from bot.importing.options import COMMAND_LINE
from bot.importing.report import misheaded, report, saved, titled, unsaved
from bot.importing.wholes import beside, told
from bot.leaves import OPERATOR, Leaf, Words
from bot.settings import Settings
from bot.words import negotiate, phrase
from store.base import Followed, Workspace, WorkspaceId
from store.complaint import Complaint, Refused
from store.events import Event
from store.exchange.adding import record_contents
from store.exchange.contents import Contents
from store.importing.columns import UnknownMeaningError, read_given
from store.importing.habits import Order
from store.importing.meanings import Meaning
from store.importing.plan import HeadingsError, Plan
from store.importing.planning import plan
from store.importing.recording import record_plan
from store.importing.rows import Reading
from store.names import key, names_of
from store.rates import Rates
from store.tables.table import Table
from store.values import EntityId

PACE = 1.0
"""Seconds between two words on how far it is."""

WIDTH = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """How tables are to be read, in which deal their sources are numbered, and what is saved."""

    reading: Reading
    deal: str | None = None
    dry_run: bool = False
    skip_refused: bool = False


def misread(columns: str) -> str | None:
    """Return what is wrong with a mapping of columns, None where nothing is."""
    try:
        read_given(columns)
    except UnknownMeaningError as error:
        words = ", ".join(Meaning)
        return f"“{error}” says nothing; write “Heading=word; …” with words of {words}"
    return None


def wanted_of(columns: str, numbers: str | None, dates: str | None, deal: str | None) -> Wanted:
    """Return what was said on the command line."""
    order = Order(dates) if dates else None
    return Wanted(Reading(read_given(columns), numbers, order), deal)


class Paced:
    """Tells how far it is, at most once in `PACE` seconds and not before; `clock` is in seconds."""

    def __init__(self, tell: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._tell = tell
        self._clock = clock
        self._last = clock()
        self._told = False

    def __call__(self, done: int, every: int) -> None:
        """Hear that so many rows of so many are read."""
        now = self._clock()
        if now - self._last >= PACE:
            self._last = now
            self._told = True
            self._tell(f"{done:,} of {every:,} rows read")

    def then(self, what: str) -> None:
        """Tell what comes next, where it took so long already that somebody waits."""
        if self._told:
            self._tell(what)


async def import_tables(
    settings: Settings,
    workspace: WorkspaceId,
    file: str,
    tables: tuple[Table, ...],
    *,
    wanted: Wanted,
    progress: Paced,
) -> tuple[str, Outcome]:
    """Return what becomes of the rows of a file, as text, and how the import fared.

    It is recorded unless only asked for, or rows are refused and nobody says to go without them.
    Raises Refused where there is no such deal.
    """
    language = negotiate(settings.language)
    async with opened(settings) as store:
        into = store.workspace(workspace)
        upto = (await into.head()).seq
        deal = await _deal(into, wanted.deal, upto) if wanted.deal else None
        rates = Rates.load()
        try:
            found = await plan(
                into, tables, wanted.reading, upto=upto, rates=rates, deal=deal, progress=progress
            )
        except HeadingsError as error:
            problem = Reply(titled(file), (misheaded(error),), outcome=Outcome.MISUNDERSTOOD)
            return _drawn(problem, language), problem.outcome
        reply = await _fared(into, file, found, wanted, progress)
    return _drawn(reply, language), reply.outcome


async def _fared(
    into: Workspace, file: str, found: Plan, wanted: Wanted, progress: Paced
) -> Reply[Leaf]:
    skip = wanted.skip_refused
    blocks: tuple[Block[Leaf], ...] = report(found, COMMAND_LINE)
    refused = bool(found.refused) and not skip
    outcome = Outcome.FAILED if refused else Outcome.ANSWERED
    if wanted.dry_run or not found.saves(skip_refused=skip):
        so_far = unsaved(found, COMMAND_LINE, wanted.reading, skip_refused=skip)
        return Reply(titled(file), (so_far, *blocks), outcome=outcome)
    progress.then(f"saving {len(found.claims):,} facts")
    receipt = await record_plan(
        into,
        found,
        file=file,
        again="imported again",
        skip_refused=skip,
        by=OPERATOR,
        origin=f"import:{file}",
        at=datetime.now(UTC),
    )
    return Reply(titled(file), (saved(receipt), *blocks), outcome=outcome)


async def import_whole(
    settings: Settings,
    workspace: WorkspaceId,
    file: str,
    brought: Contents | tuple[Event, ...],
    *,
    dry_run: bool,
) -> tuple[str, Outcome]:
    """Return how much of an export or a pack is new, as text, and how the import fared.

    It is recorded in one transaction unless only asked for. Raises ConflictingEventError where it
    contradicts what is known.
    """
    language = negotiate(settings.language)
    async with opened(settings) as store:
        reply = await _whole(store.workspace(workspace), file, brought, dry_run=dry_run)
    return _drawn(reply, language), reply.outcome


async def _whole(
    into: Workspace, file: str, brought: Contents | tuple[Event, ...], *, dry_run: bool
) -> Reply[Leaf]:
    whole = await beside(into, brought, upto=(await into.head()).seq)
    if whole.names.faults:
        return replace(unsound(file, whole.names.faults), outcome=Outcome.FAILED)
    if dry_run or not whole.new:
        word = "import-not-yet" if whole.new else "import-nothing-new"
        return Reply(titled(file), (Note(Tone.HINT, (Words(word),)), *told(whole)))
    receipt = await record_contents(
        into, brought, file=file, by=OPERATOR, origin=f"import:{file}", at=datetime.now(UTC)
    )
    return Reply(titled(file), (saved(receipt), *told(whole)))


async def _deal(workspace: Workspace, name: str, upto: int) -> EntityId:
    """Return the followed deal of a name, or raise Refused with the names there are."""
    deals = await workspace.deals(upto=upto)
    for each in deals:
        if key(name) in map(key, names_of(each.entity)):
            return each.entity.id
    known = ", ".join(map(_name, deals)) or "none"
    raise Refused([Complaint("--deal", 0, f"no deal “{name}” is followed; there are: {known}")])


def _name(deal: Followed) -> str:
    return deal.entity.names[0].text


def _drawn(reply: Reply[Leaf], language: str) -> str:
    return draw(phrase(reply, language), language, width=WIDTH, colour=False)

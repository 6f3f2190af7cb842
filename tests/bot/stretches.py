"""A ledger to which all sorts of things happen, told in stretches, as a seed says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from bot.changed import Changed, Days, changed
from bot.changes import changes
from bot.concern import Concern, of_deal
from bot.desk import Clocks, Desk
from bot.disputes import disputed, opened
from bot.document import Fields, Reply
from bot.extent import WHOLE
from bot.figures import claims_behind
from bot.news import Naming
from bot.subject import told_with_deals
from store.agreement.around import WEIGHED
from store.agreement.verdicts import Finding
from store.base import Record, Selection
from store.claims import Claim, ClaimId, Deal, DealKind, DealStatus, SourceId
from store.encoding import claim_id
from store.errors import ConflictingEventError
from store.events import (
    ClaimRanked,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    Event,
    Rank,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.facts import Fact
from store.values import EntityRef, Text
from tests.bot.demo import NOW
from tests.bot.digesting import Channel
from tests.bot.two_deals import (
    ALPHA,
    BETA,
    DEAL,
    DELTA,
    FIRST,
    FOREIGN,
    GAMMA,
    LOOSE,
    SECOND,
    open_ledger,
    told,
)
from tests.store.claim_making import day, euros

STEPS = 25
LONG_AGO = NOW - timedelta(days=30)
SOURCES = (FIRST, FOREIGN, SECOND, LOOSE)
COMPANIES = (ALPHA, BETA, GAMMA, DELTA)


@dataclass
class Stretches:
    """One ledger, what its readers were told of a deal, and up to which entry."""

    channel: Channel
    random: Random
    since: int
    claims: list[ClaimId] = field(default_factory=list)
    anew: Counter[ClaimId] = field(default_factory=Counter)
    known: set[ClaimId] = field(default_factory=set)
    standing: dict[ClaimId, Claim] = field(default_factory=dict)
    numbers: dict[SourceId, int] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)

    async def run(self) -> None:
        """Let things happen, tell of them now and then, and look at what was told in the end."""
        for _ in range(STEPS):
            await self._happens()
            if self.random.random() < 0.3:
                await self._told()
        await self._told()
        assert [claim for claim, times in self.anew.items() if times > 1] == []
        missed = [each for each in await self._concerning() if each.id not in self.known]
        assert missed == []

    async def _happens(self) -> None:
        """Record something, unless it cannot be."""
        one = self.random.choice(self.claims) if self.claims else None
        other = self.random.choice(self.claims) if self.claims else None
        event = self._claim() if one is None else self._any(one, other or one)
        try:
            await self.channel.record(event, at=NOW)
            self.counted[type(event).__name__] += 1
            if isinstance(event, SourceNumbered):
                self.numbers[event.source] = event.number
        except ConflictingEventError:
            self.counted["refused"] += 1

    def _any(self, one: ClaimId, other: ClaimId) -> Event:
        choices: tuple[Callable[[], Event], ...] = (
            *([self._claim] * 6),
            lambda: ClaimRetracted(one, "wrong"),
            lambda: ClaimRestored(one, "right"),
            lambda: ClaimSuperseded(one, other, "misread"),
            lambda: ClaimRanked(one, self.random.choice(tuple(Rank)), "so"),
            lambda: ClaimVerified(one),
            lambda: SourceNumbered(
                DEAL.id, self.random.choice(SOURCES).id, self.random.randrange(2, 9)
            ),
            lambda: EntitiesMerged(*(each.id for each in self.random.sample(COMPANIES, 2))),
            lambda: EntitiesSplit(self.random.choice(COMPANIES).id),
            self._unnumbered,
            self._revised,
            self._recast,
        )
        return self.random.choice(choices)()

    def _unnumbered(self) -> Event:
        """A source leaves the deal, as where it was an import's that is taken back."""
        source = self.random.choice(tuple(self.numbers) or (SECOND.id,))
        return SourceUnnumbered(DEAL.id, source, self.numbers.get(source, 0))

    def _recast(self) -> Event:
        """The deal comes further, falls through, or turns out to be of another kind."""
        kind = self.random.choice((DealKind.ACQUISITION, DealKind.MERGER))
        status = self.random.choice((None, *DealStatus))
        return DealOpened(Deal(DEAL.id, kind, (ALPHA.id, BETA.id), status=status))

    def _revised(self) -> Event:
        """A source is of another day: what it says is held against others anew."""
        published = day(f"{self.random.randrange(2019, 2024)}-01-01")
        return SourceRecorded(replace(self.random.choice(SOURCES), published=published))

    def _claim(self) -> Event:
        about, source = self.random.choice(COMPANIES).id, self.random.choice(SOURCES).id
        claim = self.random.choice(
            (
                Claim(about, "valued_at", euros(self.random.randrange(1, 4)), source),
                Claim(about, "risk", Text(f"risk {self.random.randrange(9)}", "en"), source),
                Claim(about, "owns", EntityRef(self.random.choice(COMPANIES).id, "it"), source),
            )
        )
        self.claims.append(claim_id(claim))
        return told(claim, f"quote {self.random.randrange(3)}")

    async def _told(self) -> None:
        desk = await self.channel.desk()
        found = await changed(
            desk, _concern(desk), after=self.since, days=Days(desk.today, desk.today)
        )
        self._is_shown(found)
        await self._as_conflicts_are(desk, found)
        self.since = desk.upto
        self.counted["stretches"] += 1
        self.counted["silent"] += not found
        new = [record.id for record in found.news.told]
        self.anew.update(new)
        self.known.update(new)
        await self._is_taken_back(found)
        for each in found.news.corrections:
            self.known.update(record.id for record in (each.now, each.by) if record)

    async def _is_taken_back(self, found: Changed) -> None:
        """What was told and is not so any more is told to be; then it may come as new again."""
        news = found.news
        now = {each.id: each.claim for each in await self._concerning()}
        desk = await self.channel.desk()
        every = await desk.workspace.read(Selection(), upto=desk.upto)
        stands = {each.id for each in every.records}
        gone, turned = {each.id for each in news.gone}, {each.now.id for each in news.corrections}
        lost = {each: claim for each, claim in self.standing.items() if each not in now}
        apart = any(each.naming is Naming.SPLIT for each in news.renamings)
        silent = {
            each
            for each, claim in lost.items()
            if not (apart or each in turned or (claim.source in gone and each in stands))
        }
        assert silent == set()
        for each in lost:
            del self.anew[each]
        self.standing = now

    def _is_shown(self, found: Changed) -> None:
        """All that is new is behind some line, where everything is told."""
        rows = Fields(changes(found, WHOLE).rows)
        shown = claims_behind(Reply((), (rows,)))
        assert {record.id for record in found.news.told} <= set(shown)

    async def _as_conflicts_are(self, desk: Desk, found: Changed) -> None:
        """What `/conflicts` shows more than before was opened, what it shows less was settled."""
        now, every_now = await _facts(desk)
        then, every_then = await _facts(await desk.pinned(self.since))
        still, told_opened, told_closed = (
            _pairs(each) for each in (disputed(every_now), found.opened, found.closed)
        )
        came, went = opened(now, every_then), opened(then, every_now)
        assert [each for each in came if not _pairs([each]) & told_opened] == []
        assert [each for each in went if not _pairs([each]) & told_closed] == []
        assert all(_pairs([each]) & still for each in found.opened)
        assert not any(_pairs([each]) & still for each in found.closed)
        self.counted["opened"] += len(found.opened)
        self.counted["closed"] += len(found.closed)

    async def _concerning(self) -> list[Record]:
        """Return what the deal's readers would find by now."""
        desk = await self.channel.desk()
        found = await desk.workspace.read(Selection(), upto=desk.upto)
        concern, redirects = _concern(desk), dict(found.redirects)
        return [each for each in found.records if concern.includes(each, redirects)]


def _concern(desk: Desk) -> Concern:
    return of_deal(next(each for each in desk.deals if each.entity.id == DEAL.id))


async def _facts(desk: Desk) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Return the facts of which `/conflicts` tells the deal's readers, and all there are."""
    own = await told_with_deals(desk, _concern(desk).about, WEIGHED)
    every = Selection(fields=WEIGHED)
    return (await desk.dossier(own, Clocks())).facts, (await desk.dossier(every, Clocks())).facts


def _pairs(findings: Iterable[Finding]) -> frozenset[frozenset[ClaimId]]:
    """Return which claims are held against which, two by two."""
    return frozenset(
        frozenset((one.id, other.id))
        for each in findings
        if each.open
        for one in each.one
        for other in each.other
    )


async def stretches(seed: int, count: int) -> Counter[str]:
    """Run so many ledgers, and count what happened in them."""
    counted: Counter[str] = Counter()
    for number in range(count):
        ledger = await open_ledger(SourceRecorded(SECOND), SourceRecorded(LOOSE), at=LONG_AGO)
        since = (await ledger.workspace.head()).seq
        each = Stretches(Channel(ledger.demo, DEAL.id), Random(f"{seed}:{number}"), since)
        await each.run()
        counted += each.counted
    return counted

"""`/fact retract`, `restore`, `rank` and `verify`: what editors make of a claim, with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Command, Submit, parameter, required
from bot.desk import Desk
from bot.document import Reply
from bot.editing.entries import LINE
from bot.editing.reach import reached
from bot.editing.sure import Change, decided
from bot.editing.turning import titled, turned
from bot.editing.unadding import with_what_they_name
from bot.editing.which import WHICH, records_of, replacing
from bot.leaves import Leaf, Verbatim
from bot.params import ChoiceType
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.words import said
from store.base import Record
from store.events import (
    ClaimRanked,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    Event,
    Rank,
)

RANKS = ChoiceType(
    (Rank.DISPUTED, Rank.DEPRECATED, Rank.NORMAL, Rank.PREFERRED),
    aliases=(
        ("wrong", Rank.DISPUTED),
        ("falsch", Rank.DISPUTED),
        ("doubtful", Rank.DISPUTED),
        ("contested", Rank.DISPUTED),
        ("umstritten", Rank.DISPUTED),
        ("bestritten", Rank.DISPUTED),
        ("strittig", Rank.DISPUTED),
        ("zweifelhaft", Rank.DISPUTED),
        ("hidden", Rank.DEPRECATED),
        ("outdated", Rank.DEPRECATED),
        ("veraltet", Rank.DEPRECATED),
        ("verborgen", Rank.DEPRECATED),
        ("bevorzugt", Rank.PREFERRED),
        ("best", Rank.PREFERRED),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracting:
    """Which claim is not to count, and why."""

    which: Record = required(WHICH, "figure", aliases=("angabe", "which"))
    reason: str = required(LINE, "reason", aliases=("grund",), positional=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoring:
    """Which claim is to count again, and why."""

    which: Record = required(WHICH, "figure", aliases=("angabe", "which"))
    reason: str | None = parameter(LINE, "reason", aliases=("grund",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """How much a claim is to count, and why."""

    which: Record = required(WHICH, "figure", aliases=("angabe", "which"))
    rank: str = required(RANKS, "rank", aliases=("rang",), positional=False)
    reason: str = required(LINE, "reason", aliases=("grund",), positional=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifying:
    """Which claim was held against its source."""

    which: Record = required(WHICH, "figure", aliases=("angabe", "which"))


async def retract(query: Retracting, desk: Desk) -> Reply[Leaf]:
    """Let a claim count no longer; its words stay in the record."""
    return await _judged(desk, query.which, ClaimRetracted(query.which.id, query.reason))


async def restore(query: Restoring, desk: Desk) -> Reply[Leaf]:
    """Let a claim count again that was retracted, or that another one had taken the place of."""
    reason = query.reason or said("fact-restore-reason", desk.language)
    return await _judged(desk, query.which, ClaimRestored(query.which.id, reason))


async def rank(query: Ranking, desk: Desk) -> Reply[Leaf]:
    """Let a claim count more or less than others; its words and its source stay."""
    event = ClaimRanked(query.which.id, Rank(query.rank), query.reason)
    return await _judged(desk, query.which, event)


async def verify(query: Verifying, desk: Desk) -> Reply[Leaf]:
    """Note that a claim says what its source says."""
    return await _judged(desk, query.which, ClaimVerified(query.which.id), looked_at=False)


async def _judged(
    desk: Desk, record: Record, event: Event, *, looked_at: bool = True
) -> Reply[Leaf]:
    async def work(now: Desk) -> Change:
        (known,) = await records_of(now, record.id)
        _check(known, event)
        if isinstance(event, ClaimRestored):
            await _check_replaced(known, now)
        number = known.standing.recorded
        events = await with_what_they_name((event,), now)
        return Change(
            title=await titled(now, known),
            blocks=await turned(now, known, events),
            events=events,
            about=(known.id,),
            back=f"fact correct {number}",
            aside=await reached(now, known) if looked_at else (),
            then=(f"fact history {number}",),
        )

    return await decided(desk, work, looked_at=looked_at)


def _check(record: Record, event: Event) -> None:
    """Raise ProblemError where a claim stands so already, or counts no longer and cannot."""
    standing, number = record.standing, record.standing.recorded
    withdrawn = standing.retracted or standing.superseded_by is not None
    history = f"fact history {number}"
    match event:
        case ClaimRetracted() if withdrawn:
            raise _already("withdrawn-already", number, f"fact restore {number}", history)
        case ClaimRanked() if withdrawn:
            raise _already("withdrawn-unranked", number, f"fact restore {number}", history)
        case ClaimVerified() if withdrawn:
            raise _already("withdrawn-unverified", number, f"fact restore {number}", history)
        case ClaimRestored() if not withdrawn:
            raise _already("not-withdrawn", number, history)
        # What is not withdrawn has the reason of its rank.
        case ClaimRanked() if (standing.rank, standing.reason) == (event.rank, event.reason):
            raise _already("ranked-already", number, history)
        case ClaimVerified() if standing.verified:
            raise _already("verified-already", number, history)
        case _:
            pass


async def _check_replaced(record: Record, desk: Desk) -> None:
    """Raise ProblemError where what took the place of a claim counts: two would tell of one."""
    other = await replacing(record, desk)
    if other is None:
        return
    number, now = record.standing.recorded, other.standing.recorded
    tries = [f"fact correct {now}"]
    if record.standing.superseded_by == other.id:
        history = await desk.workspace.history(record.id, upto=desk.upto)
        replaced = [each.seq for each in history if isinstance(each.event, ClaimSuperseded)]
        tries.insert(0, f"fact undo {replaced[-1]}")
    places = (("number", Verbatim(str(number))), ("other", Verbatim(str(now))))
    raise ProblemError(Problem("replaced-counts", places, tuple(tries), at="figure"))


def _already(word: str, number: int, *tries: str) -> ProblemError:
    return ProblemError(Problem(word, (("number", Verbatim(str(number))),), tries, at="figure"))


RETRACT = Command(
    name="retract",
    query=Retracting,
    answer=retract,
    aliases=("zurückziehen", "remove", "streichen"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)

RESTORE = Command(
    name="restore",
    query=Restoring,
    answer=restore,
    aliases=("wiederherstellen",),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)

RANK = Command(
    name="rank",
    query=Ranking,
    answer=rank,
    aliases=("einstufen",),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)

VERIFY = Command(
    name="verify",
    query=Verifying,
    answer=verify,
    aliases=("prüfen", "bestätigen"),
    role=Role.EDITOR,
    writes=True,
    repeats=True,
)

"""`/deals new`: a deal from nothing, with its kind and its parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.answering import asks
from bot.command import Command, parameter, required
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Paragraph, Reply, Row
from bot.editing.entries import NamedChoiceType
from bot.editing.naming import NAME, UNMISTAKABLE, Kin, kin, warnings
from bot.editing.parties import PARTIES_TYPE, Party, new_id, party
from bot.editing.sure import saved_as, undo_button
from bot.following import typed_name
from bot.leaves import Leaf, Named, Strong, Try, Verbatim, Words
from bot.lines import DOT, Line
from bot.params import ChoiceType
from bot.problems import Problem, ProblemError
from bot.recording import newest, record, worked_out
from bot.roles import Role
from bot.status import STATUS, STATUSES, status_told
from bot.subject import is_followed
from store.claims import Deal, DealKind, Entity, Kind, Name
from store.events import DealOpened, EntityRecorded
from store.lookalikes import looks_alike
from store.names import names_of

KIND = ChoiceType(
    tuple(DealKind),
    aliases=(
        ("partnerschaft", DealKind.PARTNERSHIP),
        ("beteiligung", DealKind.INVESTMENT),
        ("investition", DealKind.INVESTMENT),
        ("übernahme", DealKind.ACQUISITION),
        ("kauf", DealKind.ACQUISITION),
        ("takeover", DealKind.ACQUISITION),
        ("fusion", DealKind.MERGER),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What the deal is called, what kind it is of, and between whom it is."""

    name: str = required(NAME, "new-deal", aliases=("neuer-deal", "called", "namens"))
    kind: str = required(KIND, "kind", aliases=("art",))
    parties: tuple[Party, ...] = required(
        PARTIES_TYPE, "parties", aliases=("parteien",), positional=False
    )
    status: str | None = parameter(NamedChoiceType(STATUS), "status", aliases=("stand",))


async def answer(query: Making, desk: Desk) -> Reply[Leaf]:
    """Open a deal that nobody follows yet, with all its parties, or raise ProblemError."""
    opened = await worked_out(desk, lambda now: _opened(query, now))
    entity = opened.entity
    told = status_told(opened.deal)
    named = zip(opened.parties, opened.entities, strict=True)
    rows: tuple[Row[Leaf], ...] = (
        Row((Words("deals-new-kind"),), ((Words(f"kind-{query.kind}"),),)),
        Row((Words("deals-new-parties"),), tuple(_party(each, entity) for each, entity in named)),
        *((Row((Words("deals-status-title"),), (told,)),) if told else ()),
    )
    then = (("channel", Try("channel deal")), ("fact", Try("fact add")))
    name = typed_name(entity, desk)
    source = f"source add deal:{name}"
    bring: Action[Leaf] = Action((Words("deals-new-source"),), source, (Try(source),))
    blocks: tuple[Block[Leaf], ...] = (
        saved_as(opened.number, desk),
        Fields(rows),
        *warnings(query.name, opened.known),
        *(note for each in opened.parties for note in _warnings(each, opened.entities)),
        Paragraph((Words("deals-new-then", then),)),
        Actions(
            (
                undo_button(opened.number),
                bring,
                *asks(f"fact add {name}", f"channel deal {name}", "deals list").actions,
            ),
            throughout=True,
        ),
    )
    title: Line = (Strong((Named(entity), DOT, Words("deals-new-title"))),)
    return Reply(title, blocks, seq=(await newest(desk)).upto)


def _check_parties(query: Making) -> None:
    """Raise ProblemError where one party alone is named of a deal that is between two."""
    kind = DealKind(query.kind)
    if len(query.parties) > 1 or kind is DealKind.INVESTMENT:
        return
    places = (("name", Verbatim(query.parties[0].name)),)
    word = "lone-buyer-or-target" if kind is DealKind.ACQUISITION else "lone-party"
    raise ProblemError(Problem(word, places, at="parties"))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A deal that was opened, what its name may be taken for, its parties and what they are.

    `number` is that of the entry that opened it.
    """

    deal: Deal
    entity: Entity
    known: Kin
    parties: tuple[Party, ...]
    entities: tuple[Entity, ...]
    number: int


async def _opened(query: Making, desk: Desk) -> _Opened:
    """Record a deal with what is new of its parties, or raise ProblemError."""
    entity, known = await _deal(query.name, desk)
    _check_parties(query)
    # Somebody else may have made a party since it was looked up.
    parties = tuple(
        [each if each.entity else await party(each.name, desk) for each in query.parties]
    )
    made = await _made(parties, desk)
    entities = tuple(each.entity or made[each.name] for each in parties)
    status = STATUSES[query.status] if query.status else None
    ids = tuple(each.id for each in entities)
    deal = Deal(entity.id, DealKind(query.kind), ids, status=status)
    new = tuple(EntityRecorded(each) for each in (entity, *made.values()))
    receipt = await record(desk, *new, DealOpened(deal))
    return _Opened(deal, entity, known, parties, entities, receipt.last)


async def _deal(name: str, desk: Desk) -> tuple[Entity, Kin]:
    """Return the thing that a new deal is, and what its name may be taken for.

    A deal that claims name already is that thing; one that is followed is refused.
    """
    known = await kin(name, desk, frozenset({Kind.DEAL}))
    same = [each for each in known.namesakes if each.kind is Kind.DEAL]
    for entity in same:
        if is_followed(desk, entity):
            places = (("deal", Named(entity)),)
            tries = (f"deal {typed_name(entity, desk)}",)
            raise ProblemError(Problem("deal-exists", places, tries, at="new-deal"))
    if same:
        return same[0], UNMISTAKABLE
    new = Entity(await new_id(Kind.DEAL, name, desk, ()), Kind.DEAL, (Name(name),))
    return new, known


async def _made(parties: Iterable[Party], desk: Desk) -> dict[str, Entity]:
    """Return a company for each party that is not known yet, by the name it was given."""
    made: dict[str, Entity] = {}
    for name in (each.name for each in parties if each.entity is None):
        taken = {each.id for each in made.values()}
        identifier = await new_id(Kind.COMPANY, name, desk, taken)
        made[name] = Entity(identifier, Kind.COMPANY, (Name(name),))
    return made


def _party(party: Party, entity: Entity) -> Line:
    if party.entity is not None:
        return (Named(entity),)
    return (Named(entity), DOT, Words("deals-new-company"))


def _warnings(party: Party, others: tuple[Entity, ...]) -> Iterator[Note[Leaf]]:
    """Warn of a new party that may be taken for a known thing, or for another of the parties."""
    if party.entity is not None:
        return
    alike = (
        each for each in others if any(looks_alike(party.name, name) for name in names_of(each))
    )
    twins = {each.id: each for each in (*party.known.twins, *alike)}
    yield from warnings(party.name, replace(party.known, twins=tuple(twins.values())))


NEW = Command(
    name="new",
    query=Making,
    answer=answer,
    aliases=("neu", "make", "anlegen", "open"),
    role=Role.EDITOR,
    # One that is whole would make a deal that nobody wants, as examples are there to be pressed.
    examples=("Adobe – Figma",),
    writes=True,
)

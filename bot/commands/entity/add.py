"""`/entity add`: a thing that nothing was said of yet, with its kind and its names."""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Command, parameter, required
from bot.desk import Desk
from bot.document import Fields, Reply
from bot.editing.called import names, titled
from bot.editing.entries import SAID_IN
from bot.editing.naming import NAME, NAMES, kin, warnings
from bot.editing.parties import new_id
from bot.editing.sure import Change, decided
from bot.following import typed_name
from bot.leaves import Leaf, Named
from bot.params import ChoiceType
from bot.problems import Problem, ProblemError
from bot.roles import Role
from store.claims import Entity, Kind, Name
from store.events import EntityRecorded

KINDS = ChoiceType(
    # A deal is followed, with its parties: `deals new`.
    tuple(each for each in Kind if each is not Kind.DEAL),
    aliases=(
        ("unternehmen", Kind.COMPANY),
        ("firma", Kind.COMPANY),
        ("business", Kind.COMPANY),
        ("mensch", Kind.PERSON),
        ("gruppe", Kind.GROUP),
        ("konsortium", Kind.GROUP),
        ("modell", Kind.MODEL),
        ("produkt", Kind.PRODUCT),
        ("ort", Kind.PLACE),
        ("land", Kind.PLACE),
        ("country", Kind.PLACE),
        ("ereignis", Kind.EVENT),
        ("runde", Kind.ROUND),
        ("finanzierungsrunde", Kind.ROUND),
        ("gesetz", Kind.LAW),
        ("programm", Kind.PROGRAMME),
        ("program", Kind.PROGRAMME),
        ("behörde", Kind.AUTHORITY),
        ("amt", Kind.AUTHORITY),
        ("publikation", Kind.PUBLICATION),
        ("zeitung", Kind.PUBLICATION),
        ("newspaper", Kind.PUBLICATION),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """What the thing is called, what kind of thing it is, and what else it goes by."""

    name: str = required(NAME, "new-name", aliases=("neuer-name", "name", "called"))
    kind: str = required(KINDS, "entity-kind", aliases=("kind", "art"))
    aliases: tuple[str, ...] | None = parameter(
        NAMES, "aliases", aliases=("alias", "weitere-namen", "auch")
    )
    language: str | None = parameter(SAID_IN, "called-in", aliases=("language", "sprache"))


async def answer(query: Adding, desk: Desk) -> Reply[Leaf]:
    """Record a thing under its names; where it may be a known one, only after another look."""
    kind = Kind(query.kind)
    given = (query.name, *(query.aliases or ()))

    async def work(now: Desk) -> Change:
        known = {each: await kin(each, now, frozenset({kind})) for each in given}
        _check(known[query.name].namesakes, kind, now)
        identifier = await new_id(kind, query.name, now, ())
        own = Name(query.name, query.language)
        others = tuple(Name(each, query.language) for each in query.aliases or ())
        entity = Entity(identifier, kind, (own,), others)
        notes = tuple(note for each in given for note in warnings(each, known[each]))
        name = typed_name(entity, now)
        return Change(
            title=titled(entity),
            blocks=(Fields(names(entity)), *notes),
            events=(EntityRecorded(entity),),
            about=tuple(each for like in known.values() for each in like.ids),
            back="entity add",
            then=(f"fact add {name}", f"entity rename {name}", f"entity merge {name}"),
            done="entity-saved",
            doubtful=bool(notes),
        )

    return await decided(desk, work, looked_at=False)


def _check(namesakes: tuple[Entity, ...], kind: Kind, desk: Desk) -> None:
    """Raise ProblemError where a thing of that kind and name is known."""
    for each in namesakes:
        if each.kind is kind:
            tries = (f"entity show {typed_name(each, desk)}",)
            places = (("name", Named(each)),)
            raise ProblemError(Problem("entity-known", places, tries, at="new-name"))


ADD = Command(
    name="add",
    query=Adding,
    answer=answer,
    aliases=("neu", "new", "anlegen", "hinzufügen"),
    role=Role.EDITOR,
    # One that is whole would make a thing that nobody wants, as examples are there to be pressed.
    examples=("Helsing",),
    writes=True,
    repeats=True,
)

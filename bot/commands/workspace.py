"""`/workspace`: the language and the time zone of a whole workspace."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot import chosen
from bot.answering import asks
from bot.command import Command, Section, required
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Row, Tone
from bot.leaves import Leaf, Strong, Verbatim, Words
from bot.params import LANGUAGE
from bot.permission import role_at
from bot.roles import Role, held
from bot.zones import ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What is set for the workspace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The language of answers, for whoever chose none and of whom none is told."""

    language: str = required(LANGUAGE, "language", aliases=("sprache",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The zone whose days count, for whoever chose none and of whom none is told."""

    zone: ZoneInfo = required(ZONE, "zone", aliases=("zeitzone",))


async def show(query: Showing, desk: Desk) -> Reply[Leaf]:
    """Show what is set for the workspace, and for whom it counts."""
    del query
    kept = dict(await desk.workspace.preferences(desk.workspace.id))
    language, zone = kept.get(chosen.LANGUAGE), kept.get(chosen.ZONE)
    unset = Words("workspace-unset")
    rows: tuple[Row[Leaf], ...] = (
        Row(
            (Words("workspace-language"),),
            ((Words(f"language-{language}") if language else unset,),),
        ),
        Row((Words("workspace-zone"),), ((Verbatim(zone) if zone else unset,),)),
    )
    counts = Note(Tone.HINT, (Words("workspace-counts"),))
    may = role_at(desk, held(await desk.workspace.roles())) >= Role.ADMIN
    changes = (asks("workspace language", "workspace zone"),) if may else ()
    return Reply((Strong((Words("workspace-title"),)),), (Fields(rows), counts, *changes))


async def set_language(query: Language, desk: Desk) -> Reply[Leaf]:
    """Keep the language of the workspace; it holds from the next answer on."""
    await desk.workspace.prefer(desk.workspace.id, chosen.LANGUAGE, query.language)
    said = Words(f"language-{query.language}")
    return _kept(Words("workspace-language-kept", (("language", said),)))


async def set_zone(query: Zone, desk: Desk) -> Reply[Leaf]:
    """Keep the zone of the workspace; it holds from the next answer on."""
    await desk.workspace.prefer(desk.workspace.id, chosen.ZONE, query.zone.key)
    return _kept(Words("workspace-zone-kept", (("zone", Verbatim(query.zone.key)),)))


def _kept(said: Leaf) -> Reply[Leaf]:
    notes = (Note(Tone.HINT, (said,)), Note(Tone.HINT, (Words("workspace-counts"),)))
    return Reply((), (*notes, asks("workspace show")))


COMMAND = Command(
    name="workspace",
    subcommands=(
        Command(name="show", query=Showing, answer=show, aliases=("zeigen",), remembered=False),
        Command(
            name="language",
            query=Language,
            answer=set_language,
            aliases=("sprache",),
            role=Role.ADMIN,
            examples=("de", "en"),
            writes=True,
        ),
        Command(
            name="zone",
            query=Zone,
            answer=set_zone,
            aliases=("zeitzone",),
            role=Role.ADMIN,
            examples=("Europe/Berlin",),
            writes=True,
        ),
    ),
    section=Section.TEAM,
    aliases=("arbeitsbereich", "server"),
)

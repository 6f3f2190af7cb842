"""`/channel answers`, `share`, `cooldown`, `corrections`, `digests`: what all see in a channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.answering import asks
from bot.command import Command, required
from bot.desk import Desk
from bot.document import Note, Reply, Row, Tone
from bot.durations import DURATION, lasting
from bot.leaves import Leaf, Words
from bot.manners import OFF, ON, PRIVATE, PUBLIC, Manners
from bot.params import ChoiceType
from bot.roles import Role

SEEN = ChoiceType(
    (PRIVATE, PUBLIC),
    aliases=(("privat", PRIVATE), ("öffentlich", PUBLIC)),
)

SWITCHED = ChoiceType(
    (ON, OFF),
    aliases=(("yes", ON), ("an", ON), ("ja", ON), ("no", OFF), ("aus", OFF), ("nein", OFF)),
)

SHARERS = {"everyone": Role.READER, "editors": Role.EDITOR, "admins": Role.ADMIN}

SHARER = ChoiceType(
    tuple(SHARERS),
    aliases=(
        ("all", "everyone"),
        ("alle", "everyone"),
        ("editor", "editors"),
        ("redaktion", "editors"),
        ("admin", "admins"),
        ("verwaltung", "admins"),
    ),
)

SUBSCRIBERS = {each: SHARERS[each] for each in ("editors", "everyone")}

SUBSCRIBER = ChoiceType(
    tuple(SUBSCRIBERS),
    aliases=tuple((word, choice) for word, choice in SHARER.aliases if choice in SUBSCRIBERS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Who sees the answers to commands in the channel."""

    answers: str = required(SEEN, "answers", aliases=("antworten",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Who may show all what was answered to one."""

    share: str = required(SHARER, "share", aliases=("teilen", "who", "wer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooldown:
    """How long a person waits between two answers that all see."""

    cooldown: timedelta = required(DURATION, "cooldown", aliases=("wartezeit",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Whether what becomes of something stated in the channel is told in reply to it."""

    corrections: str = required(SWITCHED, "corrections", aliases=("berichtigungen",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """Who may have the channel be told of what changes."""

    digests: str = required(SUBSCRIBER, "digests", aliases=("lageberichte",))


def told(manners: Manners) -> tuple[Row[Leaf], ...]:
    """Return what is set, as rows."""
    seen = PUBLIC if manners.public else PRIVATE
    wait = Words("channel-waits", (("wait", lasting(manners.cooldown)),))
    return (
        Row((Words("channel-answers"),), ((Words(f"channel-seen-{seen}"),),)),
        Row((Words("channel-share"),), ((_sharers(manners.sharing),),)),
        Row(
            (Words("channel-cooldown"),),
            ((wait if manners.cooldown else Words("channel-no-cooldown"),),),
        ),
        Row((Words("channel-corrections"),), ((_switched(manners),),)),
        Row((Words("channel-digests"),), ((_sharers(manners.digests),),)),
    )


def _sharers(role: Role) -> Leaf:
    return Words(f"channel-sharers-{role.word}")


def _switched(manners: Manners) -> Leaf:
    return Words(f"channel-corrections-{ON if manners.corrections else OFF}")


async def set_answers(query: Answers, desk: Desk) -> Reply[Leaf]:
    """Keep who sees the answers to commands."""
    return await _keep(desk, "answers", query.answers, Words(f"channel-kept-{query.answers}"))


async def set_share(query: Share, desk: Desk) -> Reply[Leaf]:
    """Keep who may share."""
    role = SHARERS[query.share]
    kept = Words("channel-share-kept", (("who", _sharers(role)),))
    return await _keep(desk, "share", role.word, kept)


async def set_cooldown(query: Cooldown, desk: Desk) -> Reply[Leaf]:
    """Keep how long a person waits."""
    seconds = int(query.cooldown.total_seconds())
    waits = Words("channel-cooldown-kept", (("wait", lasting(seconds)),))
    kept = waits if seconds else Words("channel-no-cooldown-kept")
    return await _keep(desk, "cooldown", str(seconds), kept)


async def set_corrections(query: Corrections, desk: Desk) -> Reply[Leaf]:
    """Keep whether something stated in the channel is corrected there."""
    kept = Words(f"channel-corrections-kept-{query.corrections}")
    return await _keep(desk, "corrections", query.corrections, kept)


async def set_digests(query: Digests, desk: Desk) -> Reply[Leaf]:
    """Keep who may have digests and watches told in the channel."""
    role = SUBSCRIBERS[query.digests]
    kept = Words("channel-digests-kept", (("who", _sharers(role)),))
    return await _keep(desk, "digests", role.word, kept)


async def _keep(desk: Desk, name: str, value: str, said: Leaf) -> Reply[Leaf]:
    await desk.workspace.prefer(desk.call.place, name, value)
    return Reply((), (Note(Tone.HINT, (said,)), asks("channel show")))


ANSWERS = Command(
    name="answers",
    query=Answers,
    answer=set_answers,
    aliases=("antworten",),
    role=Role.ADMIN,
    examples=("private", "public"),
    writes=True,
)

SHARE = Command(
    name="share",
    query=Share,
    answer=set_share,
    aliases=("teilen",),
    role=Role.ADMIN,
    examples=("everyone", "editors", "admins"),
    writes=True,
)

COOLDOWN = Command(
    name="cooldown",
    query=Cooldown,
    answer=set_cooldown,
    aliases=("wartezeit",),
    role=Role.ADMIN,
    examples=("30s", "2 min", "0"),
    writes=True,
)

CORRECTIONS = Command(
    name="corrections",
    query=Corrections,
    answer=set_corrections,
    aliases=("berichtigungen",),
    role=Role.ADMIN,
    examples=("on", "off"),
    writes=True,
)

DIGESTS = Command(
    name="digests",
    query=Digests,
    answer=set_digests,
    aliases=("lageberichte",),
    role=Role.ADMIN,
    examples=("editors", "everyone"),
    writes=True,
)

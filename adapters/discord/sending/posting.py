"""Messages for all to read: each posted once, whatever breaks on the way."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from adapters.chat.payloads import Body, inner, text_of
from adapters.discord.limits import NONCE
from adapters.discord.render import Message
from adapters.discord.sending.wire import Json, NotTakenError, Wire
from bot.announcing.announcement import Stands, Still, ours
from bot.document import Attachment, Run

MESSAGES = "/channels/{channel_id}/messages"
CHANNEL = "/channels/{channel_id}"
DIRECT = "/users/@me/channels"

ABSENT = frozenset((10003, 50001, 50013))
"""No such channel, no access, a permission is missing.

JSON error codes, docs.discord.com, 2026-11.
"""

LOOKED_AT = 100
"""Messages looked through at a time for one of ours. Discord docs, "Get Channel Messages", 2026-11.
"""

LOOKED = 20
"""How often more of them are looked at, before it counts as unknown whether it stands there.

Chosen 2026-11: what two thousand messages have followed within a day is nowhere soon read.
"""


class UnsureError(Exception):
    """Whether a message stands somewhere cannot be found out.

    Too much was said there since, or the bot may not read it.
    """


@dataclass(frozen=True, slots=True)
class Place:
    """A channel or thread; `answers` is the message that is answered there, once, or none.

    `follows` is one of ours that several others may come back to. Messages of ours are looked for
    there from the message `since` on.
    """

    channel: str
    answers: str = ""
    since: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Posts:
    """What is posted; `NotTakenError` where Discord does not take it."""

    wire: Wire
    bot: str
    """The bot's own id."""

    async def post(
        self,
        to: Place,
        message: Message,
        key: str,
        files: tuple[Attachment[Run], ...] = (),
        *,
        again: bool = False,
        still: Still = ours,
    ) -> Stands:
        """Post a message; the same `key` again within some minutes is the same message.

        Discord keeps a nonce for a few minutes (Create Message, `enforce_nonce`). What an earlier
        process may have posted is looked for before that. `still` is asked right before it is
        posted; what that raises is raised.
        """
        if again and (found := await self._found(to, key)):
            return Stands(to.channel, found)
        body: Json = {**message.body(), "nonce": nonce(key), "enforce_nonce": True}
        first, *others = body["components"]
        body["components"] = [{**first, "id": mark(key)}, *others]
        if above := to.answers or to.follows:
            # A question is answered all the same; what of ours is gone needs no word beneath it.
            needed = not to.answers
            body["message_reference"] = {"message_id": above, "fail_if_not_exists": needed}
        posted = await self.wire.send(
            "POST", MESSAGES, body, files=files, still=still, channel_id=to.channel
        )
        return Stands(to.channel, text_of(posted, "id"))

    async def _found(self, to: Place, key: str) -> str:
        """Return the message of ours that answers there already, or bears the key, if one does."""
        since, before = int(to.answers or to.since or 0), ""
        for _ in range(LOOKED):
            listed = await self._listed(to.channel, before)
            if not (listed or before) and await self._spoken_in(to.channel, since):
                # Who may not read the history of a channel is shown none (Get Channel Messages).
                raise UnsureError
            for each in listed:
                if int(text_of(each, "id")) <= since:
                    return ""
                if self._is_meant(each, to, key):
                    return text_of(each, "id")
            if len(listed) < LOOKED_AT:
                return ""
            before = text_of(listed[-1], "id")
        raise UnsureError

    async def _listed(self, channel: str, before: str) -> list[Body]:
        """Return what was said in a channel before a message, the newest first."""
        asked = {"limit": str(LOOKED_AT), **({"before": before} if before else {})}
        try:
            found = await self.wire.send("GET", MESSAGES, query=asked, channel_id=channel)
        except NotTakenError as error:
            if error.code in ABSENT:
                return []
            raise
        return [each for each in found if isinstance(each, dict)]

    async def _spoken_in(self, channel: str, since: int) -> bool:
        """Say whether anything was said in a channel since a message, as the channel itself tells.

        `last_message_id` may be that of a message that is gone (Discord docs, "Channel Object").
        """
        try:
            found = await self.wire.send("GET", CHANNEL, channel_id=channel)
        except NotTakenError as error:
            if error.code in ABSENT:
                return False
            raise
        last = found.get("last_message_id") if isinstance(found, dict) else None
        return last is not None and int(last) > since

    def _is_meant(self, posted: Body, to: Place, key: str) -> bool:
        if text_of(inner(posted, "author"), "id") != self.bot:
            return False
        if to.answers:
            return text_of(inner(posted, "message_reference"), "message_id") == to.answers
        components = posted.get("components")
        first = components[0] if isinstance(components, list) and components else None
        return isinstance(first, dict) and first.get("id") == mark(key)

    async def open_direct(self, person: str) -> Body:
        """Return the conversation of a person and the bot alone."""
        opened = await self.wire.send("POST", DIRECT, {"recipient_id": person})
        return opened if isinstance(opened, dict) else {}

    async def typing(self, channel: str) -> None:
        """Show that an answer is being worked out."""
        await self.wire.send("POST", "/channels/{channel_id}/typing", channel_id=channel)


def nonce(key: str) -> str:
    """Return what Discord knows a message by for some minutes."""
    return sha256(key.encode()).hexdigest()[:NONCE]


def mark(key: str) -> int:
    """Return the id of the first component of a message, by which it is found again for good.

    Any number of 32 bits that no other component of it has; those that Discord gives count from 1
    (Discord docs, "Anatomy of a Component", 2026-11).
    """
    return int.from_bytes(sha256(key.encode()).digest()[:4]) >> 1 | 1 << 29

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
DIRECT = "/users/@me/channels"

ABSENT = frozenset((10003, 50001, 50013))
"""No such channel, no access, a permission is missing.

JSON error codes, docs.discord.com, 2026-11.
"""

LOOKED_AT = 50
"""Messages looked through for one of ours."""


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
        if again and (found := await self._found(to, message)):
            return Stands(to.channel, found)
        body: Json = {**message.body(), "nonce": nonce(key), "enforce_nonce": True}
        if above := to.answers or to.follows:
            # A question is answered all the same; what of ours is gone needs no word beneath it.
            needed = not to.answers
            body["message_reference"] = {"message_id": above, "fail_if_not_exists": needed}
        posted = await self.wire.send(
            "POST", MESSAGES, body, files=files, still=still, channel_id=to.channel
        )
        return Stands(to.channel, text_of(posted, "id"))

    async def _found(self, to: Place, message: Message) -> str:
        """Return the message of ours that answers there already, or says the same, if one does."""
        asked = {"limit": str(LOOKED_AT), "after": to.answers or to.since or "0"}
        try:
            found = await self.wire.send("GET", MESSAGES, query=asked, channel_id=to.channel)
        except NotTakenError as error:
            if error.code in ABSENT:
                return ""
            raise
        ours = [each for each in found if text_of(inner(each, "author"), "id") == self.bot]
        told = _words(list(message.components))
        same = (
            text_of(each, "id")
            for each in ours
            if _answers(each, to.answers or to.follows)
            and (to.answers or _words(each.get("components")) == told)
        )
        return next(same, "")

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


def _answers(posted: Body, message: str) -> bool:
    """Say whether a message is in reply to another, as every one is to none."""
    return not message or text_of(inner(posted, "message_reference"), "message_id") == message


def _words(components: object) -> list[str]:
    """Return the words that stand in components, whatever Discord makes of the blanks."""
    found: list[str] = []
    for each in components if isinstance(components, list) else ():
        if isinstance(each, dict):
            found += text_of(each, "content").split() + _words(each.get("components"))
    return found

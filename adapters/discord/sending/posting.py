"""Messages for all to read: each posted once, whatever breaks on the way."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from adapters.chat.payloads import Body, inner, text_of
from adapters.discord.limits import NONCE
from adapters.discord.render import Message
from adapters.discord.sending.wire import Json, NotTakenError, Wire
from bot.document import Attachment, Run

MESSAGES = "/channels/{channel_id}/messages"

ABSENT = frozenset((10003, 50001, 50013))
"""No such channel, no access, a permission is missing.

JSON error codes, docs.discord.com, 2026-11.
"""

LOOKED_AT = 50
"""Messages looked through for one of ours."""


@dataclass(frozen=True, slots=True)
class Place:
    """A channel or thread; `answers` is the message that is answered there, or none.

    Messages of ours are looked for there from the message `since` on.
    """

    channel: str
    answers: str = ""
    since: str = ""


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
    ) -> None:
        """Post a message; the same `key` again within some minutes is the same message.

        Discord keeps a nonce for a few minutes (Create Message, `enforce_nonce`). What an earlier
        process may have posted is looked for before that.
        """
        if again and await self._stands(to, message):
            return
        body: Json = {**message.body(), "nonce": nonce(key), "enforce_nonce": True}
        if to.answers:
            body["message_reference"] = {"message_id": to.answers, "fail_if_not_exists": False}
        await self.wire.send("POST", MESSAGES, body, files=files, channel_id=to.channel)

    async def _stands(self, to: Place, message: Message) -> bool:
        """Say whether a message of ours answers there already, or says the same."""
        asked = {"limit": str(LOOKED_AT), "after": to.answers or to.since or "0"}
        try:
            found = await self.wire.send("GET", MESSAGES, query=asked, channel_id=to.channel)
        except NotTakenError as error:
            if error.code in ABSENT:
                return False
            raise
        ours = [each for each in found if text_of(inner(each, "author"), "id") == self.bot]
        if to.answers:
            return any(_answers(each, to.answers) for each in ours)
        told = _words(list(message.components))
        return any(_words(each.get("components")) == told for each in ours)

    async def typing(self, channel: str) -> None:
        """Show that an answer is being worked out."""
        await self.wire.send("POST", "/channels/{channel_id}/typing", channel_id=channel)


def nonce(key: str) -> str:
    """Return what Discord knows a message by for some minutes."""
    return sha256(key.encode()).hexdigest()[:NONCE]


def _answers(posted: Body, message: str) -> bool:
    return text_of(inner(posted, "message_reference"), "message_id") == message


def _words(components: object) -> list[str]:
    """Return the words that stand in components, whatever Discord makes of the blanks."""
    found: list[str] = []
    for each in components if isinstance(components, list) else ():
        if isinstance(each, dict):
            found += text_of(each, "content").split() + _words(each.get("components"))
    return found

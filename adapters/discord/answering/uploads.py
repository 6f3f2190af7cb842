"""Files that came with commands and forms, fetched when a call needs them."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field, replace

from cachetools import LRUCache

from adapters.chat.fetching import Upload, fetched
from adapters.discord.receiving.arrivals import Attached
from adapters.discord.receiving.attached import HANDLE
from adapters.discord.sending.addresses import origins_of_files
from bot.call import Call
from bot.documents import Lack, Lacking
from bot.files import document_sought
from bot.service import Bot

KEPT = 1_000
"""Files that are known to have come; their addresses are good for a day at most."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """The last files that came, by who sent them and their ids; nobody else is told of them."""

    known: MutableMapping[tuple[str, str], Attached] = field(default_factory=lambda: LRUCache(KEPT))

    def note(self, user: str, files: Iterable[Attached]) -> None:
        """Remember files that Discord told of beside what somebody did."""
        for each in files:
            self.known[user, each.id] = each

    async def with_document(self, bot: Bot, call: Call) -> Call:
        """Return a call with the file that it names, if whoever asks sent it to Discord.

        What is typed in place of one is followed nowhere; nothing is fetched for somebody who may
        not give the command.
        """
        words = document_sought(call.text, call.options)
        if words is None or not await bot.may(call):
            return call
        found = HANDLE.fullmatch(words)
        if found is None:
            return replace(call, document=Lack(words, Lacking.NOT_ATTACHED))
        attached = self.known.get((call.person, found[1]))
        if attached is None:
            return replace(call, document=Lack(found[2], Lacking.NOT_FETCHED))
        upload = Upload(attached.name, attached.size, attached.url)
        async with bot.documents.fetching:
            return replace(call, document=await fetched(upload, origins_of_files()))

"""What people do in the fake workspace, one line a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from tests.fakes.slack import payloads
from tests.fakes.slack.block_texts import suggestions
from tests.fakes.slack.blocks import numbered
from tests.fakes.slack.chat import content, fresh_ids
from tests.fakes.slack.delivering import Delivery
from tests.fakes.slack.entries import action, find, initial, values
from tests.fakes.slack.parcels import Parcel, Receipt
from tests.fakes.slack.state import Channel, File, Grant, Json, Message, Refusal, View
from tests.fakes.slack.uploads import described
from tests.fakes.slack.views import ended, submitted


class People(Delivery):
    """Everything a person can do; each step returns what the app acknowledged it with."""

    async def types(
        self, command: str, text: str = "", *, user: str = "U1", channel: str = "C1"
    ) -> Receipt:
        """Type a slash command."""
        person, place = self.state.users[user], self.place(channel)
        parcel = payloads.slash_command(self.state, person, place, command, text)
        receipt = await self.deliver(parcel)
        if receipt.acknowledged and receipt.body:
            self._answered_at_once(parcel, receipt.body)
        return receipt

    async def mentions(
        self, text: str, *, user: str = "U1", channel: str = "C1", thread: str | None = None
    ) -> Receipt:
        """Write to the bot in a channel; its name is put before the text."""
        place = self.place(channel)
        message = self.wrote(f"<@{self._bot(place).bot_user}> {text}", user, channel, thread)
        return await self.deliver(payloads.mention(self.state, message))

    async def says(
        self, text: str, *, user: str = "U1", thread: str | None = None, file: Json | None = None
    ) -> Receipt:
        """Write to the bot where nobody else is, with a file if there is one."""
        place = self.place(f"D{user}")
        message = self.wrote(text, user, place.id, thread)
        return await self.deliver(payloads.message_event(self.state, message, file))

    def uploads(self, name: str, content: bytes, *, user: str = "U1") -> Json:
        """Upload a file, and return what Slack tells of it beside whatever it is used in."""
        file = File(self.state.fresh("F"), name, len(content), content, user=user)
        self.state.files[file.id] = file
        return described(self.state, file)

    async def echoes(self, message: Message) -> Receipt:
        """Tell the app of a message of its own, as Slack does where it is subscribed."""
        return await self.deliver(payloads.message_event(self.state, message))

    async def presses(
        self,
        where: Message | View,
        name: str,
        *,
        user: str = "U1",
        choose: object = None,
        block_id: str | None = None,
    ) -> Receipt:
        """Press a button or choose in an element, by its action_id or by what stands on it."""
        block, element = find(where, name, block_id)
        held = self._held(where)
        chosen = action(block, element, choose)
        if element["type"] != "button":
            own = {
                key: each for key, each in chosen.items() if key not in {"action_id", "block_id"}
            }
            held.setdefault(block["block_id"], {})[element["action_id"]] = own
        person = self.state.users[user]
        return await self.deliver(payloads.block_actions(self.state, person, where, chosen, held))

    async def suggests(
        self,
        where: Message | View,
        name: str,
        typed: str,
        *,
        user: str = "U1",
        block_id: str | None = None,
    ) -> Receipt:
        """Type into a select that asks the app for its options; the body has what it offers."""
        block, element = find(where, name, block_id)
        least = element.get("min_query_length", 3)
        if len(typed) < least:
            raise LookupError(f"Slack asks only from {least} characters on")
        asking = {"action_id": element["action_id"], "block_id": block["block_id"]}
        person = self.state.users[user]
        parcel = payloads.block_suggestion(self.state, person, where, asking, typed)
        receipt = await self.deliver(parcel)
        for flaw in suggestions(receipt.body) if receipt.acknowledged else ():
            self.state.lapse("suggestions refused", f"{flaw.what} [{flaw.at}]")
        return receipt

    async def submits(
        self, view: View, entered: Mapping[str, object] | None = None, *, user: str | None = None
    ) -> Receipt:
        """Fill in a form, by action_id, block_id or label, and send it off."""
        person = self.state.users[user or view.user]
        held = {**self._held(view), **values(view, entered or {})}
        receipt = await self.deliver(payloads.view_submission(self.state, person, view, held))
        bot = self.state.bot(view.team)
        if receipt.acknowledged and bot:
            submitted(self.state, bot, view, receipt.body)
        return receipt

    async def closes(self, view: View) -> Receipt | None:
        """Close a form; the app hears of it only where it asked to."""
        ended(self.state, view)
        if not view.payload.get("notify_on_close"):
            return None
        person = self.state.users[view.user]
        cleared = bool(view.payload.get("clear_on_close"))
        return await self.deliver(payloads.view_closed(self.state, person, view, cleared=cleared))

    async def shortcut(self, callback_id: str, message: Message, *, user: str = "U1") -> Receipt:
        """Choose a shortcut in the menu of a message."""
        person = self.state.users[user]
        return await self.deliver(
            payloads.message_shortcut(self.state, person, message, callback_id)
        )

    async def opens_home(
        self, *, user: str = "U1", tab: Literal["home", "messages"] = "home"
    ) -> Receipt:
        return await self.deliver(payloads.home_opened(self.state, self.state.users[user], tab))

    async def joins(self, channel: str, *, user: str = "U1") -> Receipt:
        """Add somebody to a channel, by whom the bot may be meant."""
        place = self.place(channel)
        place.members.add(user)
        return await self.deliver(payloads.joined(self.state, user, place))

    async def uninstalls(self, team: str = "T1") -> Receipt:
        """Remove the app from a workspace; its tokens die before it hears of it."""
        parcel = payloads.uninstalled(self.state, team)
        self._revoke(team)
        return await self.deliver(parcel)

    async def revokes(self, team: str = "T1") -> Receipt:
        """Revoke the bot's token of a workspace."""
        parcel = payloads.tokens_revoked(self.state, team)
        self._revoke(team)
        return await self.deliver(parcel)

    def wrote(
        self, text: str, user: str = "U1", channel: str = "C1", thread: str | None = None
    ) -> Message:
        """Put a person's message into a channel without telling the app."""
        message = Message(channel, self.state.ts(), user, text, [], thread_ts=thread)
        self.state.messages.append(message)
        return message

    def posted(self, text: str, channel: str = "C1", blocks: list[Json] | None = None) -> Message:
        """Put a message of the bot into a channel, as if it had posted it."""
        bot = self._bot(self.place(channel))
        own = numbered(blocks or [], fresh_ids(self.state))
        message = Message(channel, self.state.ts(), bot.bot_user, text, own)
        self.state.messages.append(message)
        return message

    def place(self, channel: str) -> Channel:
        """Return a channel by its id; that of a person and the bot is made where it is missing."""
        if channel not in self.state.channels and channel.startswith("D"):
            person = self.state.users[channel.removeprefix("D")]
            bot = self.state.bot(person.team)
            if bot:
                return self.state.direct(person.id, bot)
        return self.state.channels[channel]

    def _bot(self, place: Channel) -> Grant:
        bot = self.state.bot(place.team)
        if bot is None:
            raise LookupError(f"the app is not installed in {place.team}")
        return bot

    def _revoke(self, team: str) -> None:
        for grant in self.state.grants.values():
            if grant.team == team and grant.kind == "bot":
                grant.revoked = True

    def _held(self, where: Message | View) -> Json:
        blocks = where.payload["blocks"] if isinstance(where, View) else where.blocks
        return {
            each["block_id"]: {each["element"]["action_id"]: initial(each["element"])}
            for each in blocks
            if each["type"] == "input"
        }

    def _answered_at_once(self, parcel: Parcel, body: object) -> None:
        said: Json = body if isinstance(body, dict) else {"text": str(body)}
        channel, user = parcel.payload["channel_id"], parcel.payload["user_id"]
        try:
            text, blocks = content(self.state, said, about="acknowledgement of a command")
        except Refusal as refusal:
            self.state.lapse("answer to a command refused", f"{refusal.error} {refusal.details}")
            return
        public = said.get("response_type") == "in_channel"
        bot = self._bot(self.state.channels[channel]).bot_user
        message = Message(channel, self.state.ts(), bot, text, blocks, said=said)
        message.to = None if public else user
        self.state.messages.append(message)

"""What people do in the fake Discord, one line a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.fakes.discord import bodies, objects, payloads, posting, typed
from tests.fakes.discord.controls import BUTTON, FILE_UPLOAD, MENTIONABLE_SELECT, USER_SELECT
from tests.fakes.discord.delivering import Delivery
from tests.fakes.discord.entries import (
    NotThere,
    chosen,
    controls,
    entered,
    find,
    preset,
)
from tests.fakes.discord.payloads import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Answer,
    Value,
)
from tests.fakes.discord.standing import ADA, DEALS
from tests.fakes.discord.state import Event, File, Interaction, Json, Message, Modal

OF_PEOPLE = (USER_SELECT, MENTIONABLE_SELECT)
"""Selects of people; in one of them roles stand beside them."""


class People(Delivery):
    """Everything a person can do; each step returns what became of it so far."""

    async def types(
        self,
        name: str,
        options: Mapping[str, Value] | None = None,
        *,
        user: str = ADA,
        channel: str = DEALS,
        locale: str | None = None,
    ) -> Interaction:
        """Type a slash command, its sub-command after a blank."""
        place = self.state.channels[channel]
        scene = self.scene(user, place, locale)
        command = typed.declared(self.state, name, place)
        filled = typed.filled(command, options or {})
        found = self._people(typed.people(filled), place.guild, typed.files(filled))
        data = payloads.command(
            command.id, command.words, filled, guild=command.guild, resolved=found
        )
        return await self.interact(COMMAND, data, scene, f"/{name}")

    async def completes(
        self,
        name: str,
        option: str,
        text: str,
        options: Mapping[str, Value] | None = None,
        *,
        user: str = ADA,
        channel: str = DEALS,
        locale: str | None = None,
    ) -> list[Json]:
        """Type into an option and return what is offered for it, each with a name and a value."""
        place = self.state.channels[channel]
        scene = self.scene(user, place, locale)
        command = typed.declared(self.state, name, place)
        filled, kind = typed.focused(command, option, text, options or {})
        data = payloads.command(command.id, command.words, filled, guild=command.guild)
        about = f"{option} of /{name}"
        step = await self.interact(AUTOCOMPLETE, data, scene, about, option=kind)
        return step.choices or []

    async def uses_on(
        self, message: Message, name: str, user: str = ADA, *, locale: str | None = None
    ) -> Interaction:
        """Choose a command in the menu of a message."""
        place = self.state.channels[message.channel]
        scene = self.scene(user, place, locale)
        command = typed.declared(self.state, name, place, typed.OF_MESSAGE)
        _looked_at(message, user)
        found = payloads.resolved(messages=[objects.message(self.state, message)])
        data = payloads.menu_command(command.id, name, message.id, found)
        return await self.interact(COMMAND, data, scene, name, source=message)

    async def presses(
        self, message: Message, name: str, *, user: str = ADA, locale: str | None = None
    ) -> Interaction:
        """Press a button, by its custom_id or by what stands on it."""
        _looked_at(message, user)
        button = find(message, name)
        if button["type"] != BUTTON:
            raise NotThere(f"{name!r} is no button")
        scene = self.scene(user, self.state.channels[message.channel], locale)
        data = payloads.pressed(button)
        return await self.interact(COMPONENT, data, scene, f"button {name}", source=message)

    async def chooses(
        self,
        message: Message,
        name: str,
        values: Sequence[str],
        user: str = ADA,
        *,
        locale: str | None = None,
    ) -> Interaction:
        """Choose in a select, by its custom_id or placeholder, values or what stands for them."""
        _looked_at(message, user)
        select = find(message, name)
        if select["type"] == BUTTON:
            raise NotThere(f"{name!r} is no select")
        place = self.state.channels[message.channel]
        picked = chosen(select, values)
        people = picked if select["type"] in OF_PEOPLE else []
        data = payloads.pressed(select, picked, self._people(people, place.guild))
        scene = self.scene(user, place, locale)
        return await self.interact(COMPONENT, data, scene, f"select {name}", source=message)

    async def submits(
        self,
        modal: Modal,
        values: Mapping[str, Answer] | None = None,
        user: str | None = None,
        *,
        locale: str | None = None,
    ) -> Interaction:
        """Fill in a form, by custom_id or label, and send it off; it closes when that worked."""
        if modal.ended or user not in {None, modal.user}:
            raise NotThere(f"{modal.title!r} is not on that screen")
        opener = self.state.interactions[modal.interaction]
        place = self.state.channels[opener.channel]
        filled = entered(modal, values or {})
        shown = {"custom_id": modal.custom_id, "components": modal.components}
        selects = [each for each in controls(modal.components) if each["type"] in OF_PEOPLE]
        picked = [filled.get(each["custom_id"], preset(each)) for each in selects]
        people = [one for each in picked if isinstance(each, list) for one in each]
        uploads = [each for each in controls(modal.components) if each["type"] == FILE_UPLOAD]
        held = [filled.get(each["custom_id"]) for each in uploads]
        files = [one for each in held if isinstance(each, list) for one in each]
        data = payloads.submitted(shown, filled, self._people(people, place.guild, files))
        scene = self.scene(modal.user, place, locale)
        source = opener.source if opener.kind == COMPONENT else None
        about = f"form {modal.title}"
        step = await self.interact(MODAL_SUBMIT, data, scene, about, source=source)
        modal.ended = step.response is not None
        return step

    def closes(self, modal: Modal) -> None:
        """Close a form, of which the app does not hear."""
        modal.ended = True

    async def says(
        self,
        text: str,
        *,
        user: str = ADA,
        channel: str = DEALS,
        reply_to: Message | None = None,
        pings: bool = True,
    ) -> Message:
        """Write a message; an answer to another calls its author unless it `pings` nobody."""
        message = self.wrote(text, user=user, channel=channel, reply_to=reply_to, pings=pings)
        guild = self.state.channels[channel].guild
        created = objects.message_create(self.state, message)
        await self.deliver(Event("MESSAGE_CREATE", created, guild))
        return message

    async def mentions(
        self, text: str, *, user: str = ADA, channel: str = DEALS, reply_to: Message | None = None
    ) -> Message:
        """Write to the bot in a channel; its name is put before the text."""
        called = f"<@{self.state.application_id}> {text}"
        return await self.says(called, user=user, channel=channel, reply_to=reply_to)

    def wrote(
        self,
        text: str,
        *,
        user: str = ADA,
        channel: str = DEALS,
        reply_to: Message | None = None,
        pings: bool = True,
    ) -> Message:
        """Put a person's message into a channel without telling the app."""
        self.scene(user, self.state.channels[channel], None)
        message = Message(self.state.fresh(), channel, user, text)
        message.mentions = bodies.mentioned(self.state, text)
        if reply_to is not None:
            message.kind, message.reference = posting.REPLY, reply_to.id
            if pings and reply_to.author not in message.mentions:
                message.mentions.append(reply_to.author)
        self.state.messages.append(message)
        return message

    def posted(
        self, text: str, *, channel: str = DEALS, components: list[Json] | None = None
    ) -> Message:
        """Put a message of the bot into a channel, as if it had posted it."""
        message = Message(self.state.fresh(), channel, self.state.application_id, text)
        message.components = bodies.numbered(components or [])
        self.state.messages.append(message)
        return message

    async def joins(self, guild: str) -> None:
        """Add the bot to a server, or let a server be there again."""
        found = self.state.guilds[guild]
        found.joined = found.available = True
        await self.deliver(Event("GUILD_CREATE", objects.guild_create(self.state, found), guild))

    async def leaves(self, guild: str, *, unavailable: bool = False) -> None:
        """Remove the bot from a server, or let the server be unavailable for a while."""
        found = self.state.guilds[guild]
        gone: Json = {"id": guild}
        if unavailable:
            found.available = False
            gone["unavailable"] = True
        else:
            found.joined = False
        await self.deliver(Event("GUILD_DELETE", gone, guild))

    def uploads(self, name: str, content: bytes) -> str:
        """Choose a file, whose id is then what stands in an option or a form."""
        file = File(self.state.fresh(), name, content)
        self.state.uploads[file.id] = file
        return file.id

    def _people(self, picked: Sequence[str], guild: str | None, files: Sequence[str] = ()) -> Json:
        """Return whom ids stand for, people or roles, with what the server knows of them."""
        known = self.state.guilds[guild].members if guild else {}
        roles = objects.roles(self.state.guilds[guild]) if guild else {}
        return payloads.resolved(
            users=[objects.user(self.state.users[each]) for each in picked if each not in roles],
            members={
                each: objects.resolved_member(known[each]) for each in picked if each in known
            },
            roles=[roles[each] for each in picked if each in roles],
            attachments=[objects.upload(self.state, self.state.uploads[each]) for each in files],
        )


def _looked_at(message: Message, user: str) -> None:
    if message.deleted:
        raise NotThere("the message is gone")
    if message.ephemeral_to not in {None, user}:
        raise NotThere("only somebody else sees that message")

"""How what people do reaches the app, and what they see while they wait for it."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress

from tests.fakes.discord import objects, payloads
from tests.fakes.discord.entries import NotThere
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.payloads import Scene
from tests.fakes.discord.state import (
    ADMINISTRATOR,
    MEMBER,
    Channel,
    Event,
    Found,
    Interaction,
    Json,
    Message,
    State,
)

SEND, SEND_IN_THREADS = 1 << 11, 1 << 38
VIEW = 1 << 10


class Delivery:
    """What people do goes through the gateway to the app.

    `patience` is how many seconds a step waits for the first answer: None is for ever, and after 0
    nobody looks whether there is one.
    """

    def __init__(self, state: State, gateway: Gateway) -> None:
        self.state, self.gateway = state, gateway
        self.patience: float | None = 3.0

    async def until(self, what: Callable[[], Found], seconds: float = 30.0) -> Found:
        """Wait until there is something, looking anew at everything the app does; return it."""
        return await self.state.until(what, seconds)

    async def answered(self, step: Interaction, seconds: float = 30.0) -> Message:
        """Wait until a step led to more than that the bot is thinking, and return what it is."""
        await self.state.until(lambda: step.message is not None, seconds)
        assert step.message is not None
        return step.message

    def direct(self, user: str) -> str:
        """Return the channel in which a person and the bot are alone."""
        return self.state.direct(user).id

    def scene(self, user: str, place: Channel, locale: str | None) -> Scene:
        """Return who does something and where; NotThere if that person is not in that place."""
        person = self.state.users[user]
        scene = Scene(
            application=self.state.application_id,
            user=objects.user(person),
            channel=objects.channel(self.state, place),
            locale=locale or person.locale,
            app_permissions=_allowed(place),
        )
        if place.guild is None:
            if place.recipient != user:
                raise NotThere(f"{person.name} is not in that direct message")
            return scene
        guild = self.state.guilds[place.guild]
        if user not in guild.members:
            raise NotThere(f"{person.name} is not in {guild.name}")
        member = guild.members[user]
        return Scene(
            application=scene.application,
            user=scene.user,
            channel=scene.channel,
            guild=guild.id,
            member=objects.partial_member(member),
            locale=scene.locale,
            guild_locale=guild.locale,
            permissions=member.permissions,
            app_permissions=scene.app_permissions,
        )

    async def interact(
        self,
        kind: int,
        data: Json,
        scene: Scene,
        about: str,
        *,
        source: Message | None = None,
        option: int | None = None,
    ) -> Interaction:
        """Send an interaction to the app and wait for its first answer."""
        number = self.state.fresh()
        token = (
            urlsafe_b64encode(f"interaction:{number}:{'fake' * 20}".encode()).decode().rstrip("=")
        )
        at = self.state.clock()
        step = Interaction(
            number, token, kind, scene.user["id"], scene.channel["id"], scene.guild, at
        )
        step.about, step.source, step.option = about, source, option
        component = source is not None and kind != payloads.COMMAND
        message = objects.message(self.state, source) if source and component else None
        step.payload = payloads.interaction(
            kind, data, scene, number=number, token=token, message=message
        )
        self.state.interactions[number] = step
        await self.deliver(Event("INTERACTION_CREATE", step.payload, scene.guild))
        if self.patience == 0:
            return step
        with suppress(TimeoutError):
            await self.state.until(lambda: step.response or step.refused, self.patience)
        if step.response is None:
            self.state.lapse("acknowledges nothing", about)
        return step

    async def deliver(self, event: Event) -> None:
        """Send an event to the app, waiting until there is one that hears it."""
        await self.state.until(lambda: self.gateway.ready, 30.0)
        self.state.tell(event)


def _allowed(place: Channel) -> int:
    """Return what the bot may do in a place, as a bit field."""
    allowed = MEMBER & ~ADMINISTRATOR
    if not place.writable:
        allowed &= ~(SEND | SEND_IN_THREADS)
    return allowed if place.visible else allowed & ~VIEW

"""A Discord to test against: real protocols on loopback, real refusals, and all remembered."""

from tests.fakes.discord.entries import NotThere
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.standing import (
    ACME,
    ADA,
    BEN,
    DEALS,
    ELSEWHERE,
    GENERAL,
    IDEAS,
    OTHER,
    OWNER,
    STRANGER,
    THREAD,
    StandingClock,
)
from tests.fakes.discord.state import Channel, Guild, Interaction, Lapse, Message, Modal, User

__all__ = [
    "ACME",
    "ADA",
    "BEN",
    "DEALS",
    "ELSEWHERE",
    "GENERAL",
    "IDEAS",
    "OTHER",
    "OWNER",
    "STRANGER",
    "THREAD",
    "Channel",
    "FakeDiscord",
    "Guild",
    "Interaction",
    "Lapse",
    "Message",
    "Modal",
    "NotThere",
    "StandingClock",
    "User",
]

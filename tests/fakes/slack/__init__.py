"""A Slack to test against: real protocols on loopback, real refusals, and everything remembered."""

from tests.fakes.slack.parcels import Parcel, Receipt
from tests.fakes.slack.server import BOT_SCOPES, FakeSlack
from tests.fakes.slack.standing import StandingClock
from tests.fakes.slack.state import Channel, Lapse, Message, Team, User, View

__all__ = [
    "BOT_SCOPES",
    "Channel",
    "FakeSlack",
    "Lapse",
    "Message",
    "Parcel",
    "Receipt",
    "StandingClock",
    "Team",
    "User",
    "View",
]

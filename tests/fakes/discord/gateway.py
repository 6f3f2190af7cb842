"""The gateway: hello, identify or resume, heartbeats, events in order, and how it ends them.

Source: docs.discord.com/developers/events/gateway and topics/opcodes-and-status-codes, read
2026-11-29.
"""

from __future__ import annotations

import asyncio

from aiohttp import web

from tests.fakes.discord import objects
from tests.fakes.discord.packing import packing
from tests.fakes.discord.sessions import KNOWN_INTENTS, PRIVILEGED, Budget, Session, told
from tests.fakes.discord.sockets import Socket, read
from tests.fakes.discord.state import Clock, Event, Json, State

RECONNECT, INVALID, HELLO, ACK = 7, 9, 10, 11
UNKNOWN_OP, UNDECODED, NOT_YET, BAD_TOKEN, AGAIN = 4001, 4002, 4003, 4004, 4005
BAD_SEQ, TOO_FAST, BAD_SHARD, TOO_FEW_SHARDS, BAD_VERSION = 4007, 4008, 4010, 4011, 4012
BAD_INTENTS, DISALLOWED = 4013, 4014
NORMAL_CLOSURES = {1000, 1001}
SENT_LATER = {3, 4, 8, 31, 43}
"""What else an app may send once it has a session: presence, voice, members, sounds, channels."""

IDENTIFY_SECONDS = 5.0


class Gateway:
    """The connections and sessions of the app.

    `heard` is all it said, `closed` are the codes with which it ended connections, and `ended`
    those of the fake.

    `interval` is the seconds between heartbeats, `shards` how many are advised, `least_shards` how
    many must be. By `pace`, in seconds, bursts are counted: 120 frames a minute, and
    `concurrency` identifications in `identify_seconds`; as long as those are 0, any number.
    """

    def __init__(self, state: State, pace: Clock) -> None:
        self.state, self.pace = state, pace
        self.open: list[Socket] = []
        self.sessions: dict[str, Session] = {}
        self.heard: list[Json] = []
        self.closed: list[int] = []
        self.ended: list[int] = []
        self.budget = Budget(state.clock)
        self.interval, self.identify_seconds = 41.25, 0.0
        self.shards, self.least_shards, self.concurrency = 1, 1, 1
        self.connected = self.identified = self.resumed = 0
        self.privileged = 0
        self._identifies: dict[int, float] = {}

    @property
    def address(self) -> str:
        return f"{self.state.base.replace('http', 'ws', 1)}/gateway"

    @property
    def ready(self) -> bool:
        """Whether what happens now is told to somebody, at once or when the session resumes."""
        return any(not each.ended for each in self.sessions.values())

    @property
    def listening(self) -> bool:
        """Whether somebody is connected and has a session, so that it hears at once."""
        return any(each.session and not each.session.ended for each in self.open)

    def about(self) -> Json:
        """Return what GET /gateway/bot says."""
        return {
            "url": self.address,
            "shards": self.shards,
            "session_start_limit": {
                "total": self.budget.total,
                "remaining": self.budget.remaining,
                "reset_after": int(self.budget.reset_after * 1000),
                "max_concurrency": self.concurrency,
            },
        }

    async def handle(self, request: web.Request) -> web.StreamResponse:
        ws = web.WebSocketResponse(timeout=1.0, max_msg_size=0)
        if request.transport is None or request.transport.is_closing():
            return web.Response()  # whoever wanted to connect is gone
        await ws.prepare(request)
        pack = packing(request.query.get("compress"))
        if request.query.get("v") != "10":
            await ws.close(code=BAD_VERSION)
            return ws
        if pack is None or request.query.get("encoding") != "json":
            await ws.close(code=UNDECODED)
            return ws
        socket = Socket(ws, request, pack, self.pace)
        self.open.append(socket)
        self.connected += 1
        socket.say({"op": HELLO, "d": {"heartbeat_interval": round(self.interval * 1000)}})
        speaking = asyncio.create_task(socket.speak())
        try:
            await self._listen(socket)
        finally:
            speaking.cancel()
            self._left(socket)
        return ws

    def _left(self, socket: Socket) -> None:
        self.open.remove(socket)
        if socket.closed is not None:
            self.closed.append(socket.closed)
        if socket.session is not None and socket.closed in NORMAL_CLOSURES:
            socket.session.ended = True
        self.state.told()

    async def _listen(self, socket: Socket) -> None:
        async for message in socket.messages():
            if socket.half_open:
                continue
            if socket.too_many():
                self._end(socket, TOO_FAST)
                continue
            frame = read(message.data)
            if frame is None:
                self._end(socket, UNDECODED)
                continue
            self.heard.append(frame)
            self._take(socket, frame["op"], frame.get("d"))
            self.state.told()

    def _end(self, socket: Socket, code: int) -> None:
        self.ended.append(code)
        socket.end(code)

    def _take(self, socket: Socket, op: int, data: object) -> None:
        match op:
            case 1:
                socket.beats += 1
                if not socket.silent:
                    socket.say({"op": ACK})
            case 2:
                self._identify(socket, data)
            case 6:
                self._resume(socket, data)
            case _ if op in SENT_LATER:
                if socket.session is None:
                    self._end(socket, NOT_YET)
            case _:
                self._end(socket, UNKNOWN_OP)

    def _identify(self, socket: Socket, data: object) -> None:
        refused = self._refuses(socket, data)
        if refused or not isinstance(data, dict):
            self._end(socket, refused or UNDECODED)
            return
        shard, shards = data.get("shard", (0, 1))
        key, now = shard % self.concurrency, self.pace()
        if now - self._identifies.get(key, float("-inf")) < self.identify_seconds:
            self.state.lapse("identifies too soon", f"shard {shard}")
            socket.say({"op": INVALID, "d": False})
            return
        self._identifies[key] = now
        self.identified += 1
        if not self.budget.spend():
            self.state.lapse("burns its identifications", "the token is reset")
            self.state.token = self.state.fresh()
            self.forget()
            self.end(BAD_TOKEN)
            return
        session = Session(self.state.fresh(), data["intents"], shard, shards)
        self.sessions[session.id] = socket.session = session
        self._welcome(socket, session)

    def _refuses(self, socket: Socket, data: object) -> int | None:
        """Return the code by which an identification is turned away, if it is."""
        if socket.session is not None:
            return AGAIN
        if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
            return UNDECODED
        if data.get("token") != self.state.token:
            return BAD_TOKEN
        shard, shards = data.get("shard", (0, 1))
        if not 0 <= shard < shards:
            return BAD_SHARD
        if shards < self.least_shards:
            return TOO_FEW_SHARDS
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return BAD_INTENTS
        return DISALLOWED if intents & PRIVILEGED & ~self.privileged else None

    def _welcome(self, socket: Socket, session: Session) -> None:
        guilds = [
            each for each in self.state.guilds.values() if each.joined and session.concerns(each.id)
        ]
        ready = {
            "v": 10,
            "user": {**objects.user(self.state.bot), "verified": True, "mfa_enabled": True},
            "guilds": [{"id": each.id, "unavailable": True} for each in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": f"{self.address}/resume",
            "shard": [session.shard, session.shards],
            "application": {"id": self.state.application_id, "flags": 0},
            "private_channels": [],
            "presences": [],
            "relationships": [],
            "user_settings": {},
            "geo_ordered_rtc_regions": [],
            "_trace": ['["gateway-fake",{"micros":1}]'],
        }
        socket.say(session.frame(Event("READY", ready), ready))
        for each in guilds:
            told_of = objects.guild_create(self.state, each)
            event = Event("GUILD_CREATE", told_of, each.id)
            if each.available and session.hears(event):
                socket.say(session.frame(event, told_of))

    def _resume(self, socket: Socket, data: object) -> None:
        if not isinstance(data, dict) or data.get("token") != self.state.token:
            self._end(socket, BAD_TOKEN if isinstance(data, dict) else UNDECODED)
            return
        session = self.sessions.get(str(data.get("session_id")))
        if session is None or session.ended:
            socket.say({"op": INVALID, "d": False})
            return
        since = data.get("seq")
        if not isinstance(since, int) or not 0 <= since <= len(session.sent):
            self._end(socket, BAD_SEQ)
            return
        for other in self.open:
            if other.session is session and other is not socket:
                self._end(other, 4000)
        for frame in session.missed(since):
            socket.say(frame)
        socket.session = session
        self.resumed += 1
        over: Json = {"_trace": []}
        socket.say(session.frame(Event("RESUMED", over), over))

    def tell(self, event: Event) -> None:
        """Send an event to every session that hears it, now or when it resumes."""
        for session in self.sessions.values():
            if session.ended or not session.hears(event):
                continue
            frame = session.frame(event, told(self.state, session, event))
            for socket in self.open:
                if socket.session is session:
                    socket.say(frame)
        self.state.told()

    def again(self, event_id: str) -> None:
        """Send once more what was sent about an interaction or message, as one frame of its own."""
        for session in list(self.sessions.values()):
            for frame in list(session.sent):
                if frame["d"].get("id") == event_id and not session.ended:
                    repeated = session.frame(Event(frame["t"], frame["d"]), frame["d"])
                    for socket in self.open:
                        if socket.session is session:
                            socket.say(repeated)

    def reconnect(self) -> None:
        """Ask every connection to be made anew."""
        for each in self.open:
            each.say({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool = False) -> None:
        """Say to every connection that its session is invalid, for good or for now."""
        for each in self.open:
            if each.session is not None and not resumable:
                each.session.ended = True
            each.say({"op": INVALID, "d": resumable})

    def drop(self) -> None:
        """End every connection without a word."""
        for each in list(self.open):
            each.drop()

    def end(self, code: int = 4000) -> None:
        """Close every connection with a code."""
        for each in self.open:
            self._end(each, code)

    def fall_silent(self) -> None:
        """Acknowledge no heartbeat any more on the connections there are."""
        for each in self.open:
            each.silent = True

    def half_open(self) -> None:
        """Say nothing any more on the connections there are, and leave them open."""
        for each in self.open:
            each.half_open = True

    def forget(self) -> None:
        """Let every session be too old to be resumed."""
        for each in self.sessions.values():
            each.ended = True

    async def close(self) -> None:
        for each in list(self.open):
            await each.ws.close(code=1001)

from __future__ import annotations

import asyncio

import pytest

from adapters.slack.receiving.connection import SocketEndedError
from adapters.slack.receiving.socket import LONGEST_PAUSE, Ack, Envelope, pause
from adapters.slack.receiving.watchdog import SILENCE
from tests.adapters.slack.listening import Inbox, event, listening
from tests.adapters.slack.passing import Time, breathe
from tests.fakes.slack.faults import Broken, Dropped, Fault, NotJson, Refused, TooMany
from tests.fakes.slack.parcels import Parcel
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.sockets import Reason, Socket

OPEN = "apps.connections.open"


async def test_an_envelope_is_acknowledged_once_and_answered() -> None:
    command = Parcel("slash_commands", {"command": "/deal"}, accepts=True)
    inbox, time = Inbox(Ack(body={"text": "yes"})), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        envelope = await slack.sockets.send(command)
        await envelope.answered()
        await time.passes(60)

    assert envelope.answers == [{"envelope_id": envelope.id, "payload": {"text": "yes"}}]
    assert [(each.kind, each.id) for each in inbox.got] == [("slash_commands", envelope.id)]
    assert inbox.got[0].payload == command.payload
    assert not slack.lapses


async def test_an_event_takes_no_answer_with_its_acknowledgement() -> None:
    inbox, time = Inbox(Ack(body={"text": "unwanted"})), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        envelope = await slack.sockets.send(event(1))

        assert await envelope.answered() == {"envelope_id": envelope.id}


async def test_what_is_not_acknowledged_comes_again() -> None:
    inbox, time = Inbox(Ack(acknowledged=False)), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        envelope = await slack.sockets.send(event(1))
        await time.until(lambda: len(inbox.got) == 1)
        inbox.answer = Ack()
        await slack.sockets.send(event(1), again=envelope, attempt=1, reason="timeout")
        await envelope.answered()

    assert [(each.retry, each.reason) for each in inbox.got] == [(0, ""), (1, "timeout")]
    assert len(envelope.answers) == 1
    assert not slack.lapses


async def test_a_repeated_envelope_is_acknowledged_again() -> None:
    inbox, time = Inbox(), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        envelope = await slack.sockets.send(event(1))
        await envelope.answered()
        await slack.sockets.send(event(1), again=envelope, attempt=0)
        await envelope.answered()

    assert len(inbox.got) == 2
    assert not slack.lapses


async def test_a_delivery_that_fails_is_left_for_slack_to_repeat() -> None:
    got: list[Envelope] = []

    async def deliver(envelope: Envelope) -> Ack:
        got.append(envelope)
        if len(got) == 1:
            raise ValueError("planted")
        return Ack()

    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, deliver, time):
        failed = await slack.sockets.send(event(1))
        taken = await slack.sockets.send(event(2))
        await taken.answered()

        assert not failed.answers


async def test_a_delivery_that_takes_long_keeps_no_other_waiting() -> None:
    first = asyncio.Event()

    async def deliver(envelope: Envelope) -> Ack:
        if envelope.payload["event_id"] == "Ev1":
            await first.wait()
        return Ack()

    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, deliver, time):
        slow, quick = await slack.sockets.send(event(1)), await slack.sockets.send(event(2))
        await quick.answered()
        assert not slow.answers
        first.set()
        await slow.answered()


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_the_next_socket_is_open_before_the_last_one_ends(reason: Reason) -> None:
    inbox, time = Inbox(), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        await slack.sockets.until(1)
        old = slack.sockets.open[0]
        await time.passes(3600)
        began = time.now
        await slack.sockets.disconnect(reason, old, closes=False)
        await slack.sockets.until(2)
        last = await slack.sockets.send(event(1), through=old)
        await last.answered()
        assert time.now == began
        await time.until(lambda: len(slack.sockets.open) == 1)

        assert old not in slack.sockets.open
        assert time.now - began == pytest.approx(10)
    assert not slack.lapses


async def test_an_acknowledgement_takes_another_socket_where_its_own_is_gone() -> None:
    waiting = asyncio.Event()

    async def deliver(_: Envelope) -> Ack:
        await waiting.wait()
        return Ack()

    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, deliver, time):
        await slack.sockets.until(1)
        old = slack.sockets.open[0]
        envelope = await slack.sockets.send(event(1), through=old)
        await slack.sockets.disconnect("warning", old)
        await slack.sockets.until(2)
        old.drop()
        await time.until(lambda: len(slack.sockets.open) == 1)
        waiting.set()

        assert await envelope.answered() == {"envelope_id": envelope.id}


async def test_a_link_that_was_disabled_ends_it_with_an_error_that_says_so() -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, Inbox(), time) as task:
        await slack.sockets.until(1)
        await slack.sockets.disconnect("link_disabled")
        await time.until(task.done)

        with pytest.raises(SocketEndedError, match="link_disabled"):
            await task
        await time.until(lambda: not slack.sockets.open)


@pytest.mark.parametrize("error", ["invalid_auth", "not_authed", "missing_scope"])
async def test_a_token_slack_does_not_take_ends_it_at_once(error: str) -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack:
        slack.faults.plant(OPEN, Refused(error))
        async with listening(slack, Inbox(), time) as task:
            await time.until(task.done)

            with pytest.raises(SocketEndedError, match=error):
                await task
    assert (time.now, len(slack.called(OPEN))) == (Time().now, 1)


async def test_where_there_are_too_many_sockets_one_is_given_up_before_the_next() -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, Inbox(), time):
        await slack.sockets.until(1)
        await time.passes(60)
        began = time.now
        await slack.sockets.disconnect("too_many_websockets", closes=False)
        await time.until(lambda: not slack.sockets.open)
        assert slack.sockets.connected == 1
        await time.until(lambda: slack.sockets.connected == 2)

        assert time.now - began == pytest.approx(1)


async def test_a_silent_socket_is_replaced() -> None:
    inbox, time = Inbox(), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        await slack.sockets.until(1)
        began = time.now
        slack.sockets.silence()
        await time.until(lambda: slack.sockets.connected == 2)
        assert time.now - began == pytest.approx(SILENCE)
        envelope = await slack.sockets.send(event(1), through=slack.sockets.open[-1])

        await envelope.answered()


async def test_a_socket_that_only_answers_is_kept() -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, Inbox(), time):
        await slack.sockets.until(1)
        await time.passes(3600)

        assert slack.sockets.connected == 1
        assert await slack.sockets.ping(slack.sockets.open[0]) == b"slack"


async def test_a_socket_that_drops_is_replaced_at_once() -> None:
    inbox, time = Inbox(), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        await slack.sockets.until(1)
        await time.passes(60)
        began = time.now
        slack.sockets.drop()
        await slack.sockets.reconnected(2)
        envelope = await slack.sockets.send(event(1))
        await envelope.answered()

        assert time.now == began


async def test_sockets_that_drop_again_and_again_are_waited_for() -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, Inbox(), time):
        waited = []
        for times in range(1, 8):
            await time.until(lambda times=times: slack.sockets.connected == times)  # type: ignore[misc]  # a default binds it
            began = time.now
            slack.sockets.drop()
            await time.until(lambda times=times: slack.sockets.connected > times)  # type: ignore[misc]  # as above
            waited.append(round(time.now - began))

        assert waited == [0, 1, 2, 4, 8, 16, 30]


@pytest.mark.parametrize(
    "fault",
    [Broken(500), Broken(409), Refused("internal_error"), NotJson(), Dropped(), TooMany(None)],
)
async def test_what_goes_wrong_while_opening_is_tried_again(fault: Fault) -> None:
    time = Time()
    began = time.now
    async with FakeSlack(clock=time) as slack:
        slack.faults.plant(OPEN, fault, times=3)
        async with listening(slack, Inbox(), time):
            await time.until(lambda: slack.sockets.connected == 1)

            assert time.now - began == pytest.approx(1 + 2 + 4)
            assert len(slack.called(OPEN)) == 4


@pytest.mark.parametrize("fault", [Broken(409), Broken(503)])
async def test_a_refused_handshake_is_tried_again(fault: Fault) -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack:
        slack.faults.plant("socket", fault)
        async with listening(slack, Inbox(), time):
            await time.until(lambda: slack.sockets.connected == 1)

            assert len(slack.called(OPEN)) == 2


async def test_slack_is_asked_no_sooner_than_it_says() -> None:
    time = Time()
    began = time.now
    async with FakeSlack(clock=time) as slack:
        slack.faults.plant(OPEN, TooMany("90"))
        async with listening(slack, Inbox(), time):
            await time.until(lambda: slack.sockets.connected == 1)

            assert time.now - began == pytest.approx(90)


async def test_a_socket_that_never_says_hello_is_given_up() -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack:
        held = slack.faults.hold("socket", heard=False)
        async with listening(slack, Inbox(), time):
            await held.reached()
            await time.until(lambda: slack.sockets.connected == 1)

            assert len(slack.called(OPEN)) == 2
        held.release()
        await breathe()
        slack.crashes.clear()  # it has nobody left to say hello to


@pytest.mark.parametrize(
    "frame", ["{", "[]", "[" * 100_000, '{"type":"hello"}', '{"type":"new"}', '{"a":NaN}', ""]
)
async def test_a_frame_nobody_understands_harms_nothing(frame: str) -> None:
    inbox, time = Inbox(), Time()
    async with FakeSlack(clock=time) as slack, listening(slack, inbox, time):
        await slack.sockets.until(1)
        await slack.sockets.open[0].ws.send_str(frame)
        envelope = await slack.sockets.send(event(1))
        await envelope.answered()

        assert (slack.sockets.connected, len(inbox.got)) == (1, 1)


async def _cancelled_while_delivering(
    slack: FakeSlack, time: Time, task: asyncio.Task[None]
) -> Socket:
    await slack.sockets.until(1)
    socket = slack.sockets.open[0]
    await slack.sockets.send(event(1), through=socket)
    await breathe()
    task.cancel()
    await breathe()
    return socket


async def test_who_stops_listening_lets_deliveries_finish_and_takes_no_new_ones() -> None:
    finishing = asyncio.Event()
    inbox, time = Inbox(), Time()

    async def deliver(envelope: Envelope) -> Ack:
        await finishing.wait()
        return await inbox(envelope)

    async with FakeSlack(clock=time) as slack, listening(slack, deliver, time) as task:
        socket = await _cancelled_while_delivering(slack, time, task)
        late = await slack.sockets.send(event(2), through=socket)
        await breathe()
        finishing.set()
        await time.until(task.done)

        assert [len(each.answers) for each in slack.sockets.envelopes.values()] == [1, 0]
        assert inbox.effects == {"Ev1"}
        assert late.sent == 1
        await time.until(lambda: not slack.sockets.open)


async def test_a_delivery_that_outlasts_the_grace_is_cut_off() -> None:
    ended: list[str] = []

    async def deliver(envelope: Envelope) -> Ack:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(envelope.payload["event_id"])
        return Ack()

    time = Time()
    async with FakeSlack(clock=time) as slack, listening(slack, deliver, time, grace=7) as task:
        await _cancelled_while_delivering(slack, time, task)
        began = time.now
        await time.until(task.done)

        assert ended == ["Ev1"]
        assert time.now - began == pytest.approx(7)
        assert task.cancelled()


def test_pauses_double_up_to_half_a_minute_and_differ_from_bot_to_bot() -> None:
    assert [pause(each, 1.0) for each in range(8)] == [0, 1, 2, 4, 8, 16, LONGEST_PAUSE, 30]
    assert pause(10**9, 1.0) == LONGEST_PAUSE
    assert pause(3, 0.0) == pause(3, 1.0) / 2

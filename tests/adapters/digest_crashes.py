"""Programs that end around their digests, at all points, while other things go on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from random import Random

from bot.announcing.outbox import LEASE
from bot.schedules.rule import following
from store.subscribed import Rest
from tests.adapters.digesting import HOUR, HOURLY, OF_ONE, UTC, DigestScene, Story, Tally
from tests.adapters.ending import UNANSWERED, Step
from tests.adapters.telling import LATER

CHATTER = 120
"""Messages of others, more than a platform shows at once."""

GENTLY = 0.3
"""How often the program is told to end, and may put its things in order."""

POINTS = (
    (Step.SLOT_FOUND,),
    (Step.ERRAND_WRITTEN, Step.SLOT_TAKEN_UP, Step.BEGUN),
    (Step.SENT_UNHEARD, Step.SENT_HEARD),
    (Step.ANSWERED, Step.STATED),
    (Step.KNOWN, Step.ENDING),
)
"""Before the slot is claimed, after it, without a reply, before anything is marked, meanwhile."""


async def nothing(story: Story) -> None:
    del story


async def hide(story: Story) -> None:
    await story.hide()


async def more_news(story: Story) -> None:
    await story.happen()


async def another_slot(story: Story) -> None:
    await story.happen()
    await story.next_slot()


async def pause(story: Story) -> None:
    """Pause all, let the program be started meanwhile, and resume."""
    await story.change(lambda each: replace(each, rest=Rest.PAUSED, due=None))
    story.scene.time.at += LEASE
    await story.announce()
    due = following(HOURLY, UTC, story.scene.time.at)
    await story.change(lambda each: replace(each, rest=None, due=due))


async def another_crash(story: Story) -> None:
    """Let the next process end as well, wherever it gets to."""
    step = story.random.choice(tuple(Step))
    await story.crash(step)
    story.scene.mend()
    story.scene.time.at += LEASE


async def broken_connections(story: Story) -> None:
    for _ in range(story.random.randint(1, 3)):
        story.scene.drop(heard=story.random.random() < 0.5)


async def chatter(story: Story) -> None:
    for channel in story.scene.channels:
        story.scene.chatter(channel, CHATTER)


Meanwhile = Callable[[Story], Awaitable[None]]

MEANWHILE: tuple[Meanwhile, ...] = (
    nothing,
    more_news,
    another_slot,
    pause,
    another_crash,
    broken_connections,
    chatter,
)


async def crashes(
    scenes: Callable[[], AbstractAsyncContextManager[DigestScene]],
    number: int,
    *,
    seed: int,
    unfindable: float = 0.0,
) -> Tally:
    """Let the program end so often around its digests, at all points alike, and count.

    Where no reply came, what stands in the channel can so often not be found either.
    """
    random, tally = Random(seed), Tally()
    for first in range(0, number, OF_ONE):
        async with scenes() as scene:
            story = Story(scene, random)
            await story.subscribe()
            for each in range(first, min(first + OF_ONE, number)):
                await _crash(story, each, unfindable)
            await story.next_slot()
            await story.settle()
            tally += story.tally()
    return tally


async def _crash(story: Story, number: int, unfindable: float) -> None:
    point, turn = POINTS[number % len(POINTS)], number // len(POINTS)
    step, scene, random = point[turn % len(point)], story.scene, story.random
    await story.happen()
    await story.next_slot()
    unanswered = step in UNANSWERED
    gently = unanswered and random.random() < GENTLY
    assert await story.crash(step, gently=gently), f"it did not get there: {step}"
    due = tuple(story.news)
    meanwhile = random.choice(MEANWHILE)
    if unanswered and random.random() < unfindable:
        meanwhile = hide
    await meanwhile(story)
    scene.time.at += random.choice((LEASE, LATER, HOUR + LEASE))
    await story.settle()
    if meanwhile is another_slot:
        due = tuple(story.news)
    if meanwhile is not pause:
        story.expect(due)
    scene.mend()

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.document import Actions, Outcome, Reply, Run
from bot.layout import plain_text
from store.base import Selection
from store.claims import Name
from store.events import ClaimRanked, ClaimRetracted, EntityRecorded, PersonId, Rank
from tests.bot.demo import NOW, RECORDED, Demo, open_demo


def cited(reply: Reply[Run]) -> set[str]:
    text = plain_text(reply)
    return {f"[{number}]" for number in range(1, 6) if f"[{number}]" in text}


@pytest.mark.parametrize(
    ("day", "sources"),
    [
        ("2024-02-25", set()),
        ("2024-02-26", {"[4]"}),
        ("2024-02-29", {"[2]", "[4]"}),
        ("2024-03-03", {"[2]", "[3]", "[4]"}),
    ],
)
async def test_published_by_leaves_out_what_was_not_out_by_then(
    day: str, sources: set[str]
) -> None:
    demo = await open_demo()

    reply = (await demo.ask(f"funding mistral published-by:{day}")).runs

    body = tuple(block for block in reply.blocks if type(block).__name__ in ("Fields", "Sources"))
    assert cited(Reply((), body)) == sources
    assert reply.outcome is (Outcome.ANSWERED if sources else Outcome.UNKNOWN)


async def test_a_source_that_may_be_from_either_side_of_the_day_is_named() -> None:
    demo = await open_demo()

    reply = (await demo.ask("funding mistral published-by:2024-02-26")).runs

    notes = [plain_text(Reply((), (each,))) for each in reply.blocks]
    assert any("[2]" in note and "[3]" in note and "[4]" not in note for note in notes)


async def _correct(demo: Demo) -> None:
    head = await demo.workspace.head()
    held = await demo.workspace.read(
        Selection(fields=frozenset({"total_raised", "valued_at"})), upto=head.seq
    )
    first, second = held.records[:2]
    (mistral,) = [each for each in held.entities if each.id == "company:mistral-ai"]
    renamed = replace(mistral, names=(Name("Mistral SE"),))
    await demo.workspace.record(
        (
            ClaimRetracted(first.id, "copied wrongly"),
            ClaimRanked(second.id, Rank.DISPUTED, "the source is wrong"),
            EntityRecorded(renamed),
        ),
        by=PersonId("editor"),
        origin="test",
        at=NOW,
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("question", ["funding mistral", "timeline", "deal", "terms", "sources 2"])
async def test_as_of_an_instant_before_a_correction_is_answered_as_it_was_then(
    question: str, language: str
) -> None:
    demo = await open_demo()
    then = _undoubted((await demo.ask(question, language)).runs)
    await _correct(demo)

    later = NOW + timedelta(days=1)
    asked = f"{question} as-of:{(NOW - timedelta(microseconds=1)).isoformat()}"

    assert _undoubted((await demo.ask(asked, language, later)).runs) == then


def _undoubted(reply: Reply[Run]) -> Reply[Run]:
    """Return an answer without the button for what is wrong with it, which names what was asked."""
    blocks = (
        Actions(tuple(each for each in block.actions if not each.command.startswith("fact wrong")))
        if isinstance(block, Actions)
        else block
        for block in reply.blocks
    )
    return replace(reply, blocks=tuple(blocks))


async def test_a_correction_shows_from_then_on() -> None:
    demo = await open_demo()
    before = (await demo.ask("funding mistral")).runs
    await _correct(demo)

    after = (await demo.ask("funding mistral")).runs

    assert after != before
    assert "Mistral SE" in plain_text(after)


async def test_before_the_record_begins_the_day_is_told_and_another_clock_offered() -> None:
    demo = await open_demo()

    reply = (await demo.ask("funding mistral as-of:2024-02-27")).runs

    text = plain_text(reply).replace("\N{NO-BREAK SPACE}", " ")
    assert reply.outcome is Outcome.UNKNOWN
    assert "22 Nov 2026" in text
    assert "funding mistral published-by:2024-02-27" in text


async def test_only_a_clock_that_the_command_has_is_offered() -> None:
    demo = await open_demo()

    reply = (await demo.ask("changes as-of:2024-02-27")).runs

    assert reply.outcome is Outcome.UNKNOWN
    assert "The store's record begins on" in plain_text(reply)
    assert "published-by" not in plain_text(reply)


async def test_a_day_in_as_of_ends_in_the_reader_s_zone() -> None:
    demo = await open_demo()

    day = RECORDED.date().isoformat()

    assert (await demo.ask(f"deal as-of:{day}")).runs.outcome is Outcome.ANSWERED

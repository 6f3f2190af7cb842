"""Readers' notes: filed by anybody, answered by editors, and never a fact."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.fact.note import MOST
from bot.document import Outcome, Reply
from bot.editing.notes import LONGEST, outcome_told
from bot.footnotes import lines
from bot.forms import form_of
from bot.leaves import Leaf, Person
from bot.roles import Role
from bot.service import Spoken
from bot.words import phrase, said
from store.base import Record, Selection
from store.claims import ClaimId
from store.events import NoteClosed, NoteFiled, NoteId, NoteOutcome, PersonId
from store.notes import Note
from tests.bot.demo import NOW, asked
from tests.bot.editing import EDITOR, ORIGIN, Desk, drawn, open_desk
from tests.bot.team import offered, problem

ANNA, BEN = PersonId("U1ANNA"), PersonId("U2BEN")
WORDS = "That was in dollars: see page 3."
HOSTILE = "\u202eseit 1 <!channel> `x` *y* [1] ' or 1=1 --"


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    opened = await open_desk(str(request.param).format(folder=tmp_path))
    yield opened
    await opened.store.close()


async def valuation(desk: Desk) -> Record:
    fields = Selection(fields=frozenset({"valued_at"}))
    return (await desk.evidence(fields)).records[0]


async def number(desk: Desk) -> int:
    return (await valuation(desk)).standing.recorded


async def files(
    desk: Desk, text: str, person: PersonId = ANNA, *, key: str | None = None, language: str = "en"
) -> Spoken:
    return await desk.ask(text, language, person=person, key=key, least=Role.READER)


async def notes(desk: Desk) -> tuple[Note, ...]:
    return await desk.workspace.notes(upto=await desk.seq())


async def filed(desk: Desk, *, words: str = WORDS) -> Note:
    await files(desk, f'fact note "{words}" figure:{await number(desk)}')
    return (await notes(desk))[-1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f'fact note note:"{WORDS}" figure:{{}}', "en"),
        (f'angabe hinweis hinweis:"{WORDS}" angabe:{{}}', "de"),
        (f"fact note {WORDS} figure:{{}}", "en"),
    ],
)
async def test_any_reader_files_a_note_on_a_figure(desk: Desk, text: str, language: str) -> None:
    claim = await valuation(desk)

    spoken = await files(desk, text.format(claim.standing.recorded), language=language)

    (note,) = await notes(desk)
    assert note.filed == NoteFiled(NoteId(f"note:{note.number}"), WORDS, (claim.id,))
    assert (note.by, note.at) == (ANNA, NOW)
    assert str(note.number) in drawn(spoken)
    (entry,) = await desk.workspace.history(note.filed.note, upto=await desk.seq())
    assert entry.origin == ORIGIN


async def test_a_note_on_an_answer_leads_back_to_it(desk: Desk) -> None:
    spoken = await files(desk, f'fact note answer:"funding mistral" note:"{WORDS}"')
    (note,) = await notes(desk)
    assert (note.filed.claims, note.filed.answer) == ((), "funding mistral")
    assert offered(spoken.leaves) == ("funding mistral",)


async def test_the_same_note_twice_is_one_while_it_is_open(desk: Desk) -> None:
    note = await filed(desk)
    again = await files(desk, f'fact note "{WORDS}" figure:{await number(desk)}')
    assert await notes(desk) == (note,)
    assert str(note.number) in drawn(again)
    await desk.ask(f"fact settle {note.number}")
    await filed(desk)
    assert len(await notes(desk)) == 2
    await files(desk, f'fact note "{WORDS}" figure:{await number(desk)}', BEN)
    assert len(await notes(desk)) == 3


async def test_a_call_that_arrives_twice_files_once_even_where_it_was_closed_between(
    desk: Desk,
) -> None:
    text = f'fact note "{WORDS}" figure:{await number(desk)}'
    first = await files(desk, text, key="m1")
    (note,) = await notes(desk)
    await desk.ask(f"fact settle {note.number}")
    assert drawn(await files(desk, text, key="m1")) == drawn(first)
    assert len(await notes(desk)) == 1


async def test_notes_of_many_at_once_are_each_filed_once(desk: Desk) -> None:
    people = [PersonId(f"U{each}") for each in range(4)]
    text = f'fact note "{WORDS}" figure:{await number(desk)}'
    await asyncio.gather(*(files(desk, text, each) for each in people))
    assert {each.by for each in await notes(desk)} == set(people)


async def test_nobody_floods_the_editors(desk: Desk) -> None:
    for each in range(MOST):
        await files(desk, f'fact note "Wrong in {each} ways"')
    spoken = await files(desk, 'fact note "And in another"')
    assert spoken.leaves.outcome is Outcome.MISUNDERSTOOD
    assert problem(spoken.leaves) == "problem-too-many-notes"
    assert len(await notes(desk)) == MOST
    await files(desk, 'fact note "And in another"', BEN)
    await desk.ask(f"fact settle {(await notes(desk))[0].number}")
    await files(desk, 'fact note "And in another"')
    assert len(await notes(desk)) == MOST + 2


@pytest.mark.parametrize(
    ("words", "told"),
    [("x" * (LONGEST + 1), "problem-note-too-long"), ("a\0b", "problem-unsound-text")],
)
async def test_a_note_that_cannot_be_kept_is_refused_at_its_field(
    desk: Desk, words: str, told: str
) -> None:
    options = (("note", words),)
    spoken = await desk.ask("fact note", options=options, least=Role.READER)
    assert problem(spoken.leaves) == told
    assert spoken.leaves.at == "note"
    assert await notes(desk) == ()


@pytest.mark.parametrize("asked_for", ["funding\0mistral", "funding \ud800"])
@pytest.mark.parametrize("command", ["fact note", "fact wrong"])
async def test_an_answer_that_cannot_be_kept_is_refused_at_its_field(
    desk: Desk, command: str, asked_for: str
) -> None:
    options = (
        (("note", WORDS), ("answer", asked_for))
        if command == "fact note"
        else (("answer", asked_for),)
    )
    spoken = await desk.ask(command, options=options, least=Role.READER)

    assert problem(spoken.leaves) == "problem-unsound-text"
    assert spoken.leaves.at == "answer"
    assert await notes(desk) == ()


async def test_a_note_keeps_its_lines_and_its_hostile_signs(desk: Desk) -> None:
    words = f"First line.\n{HOSTILE}"
    await desk.ask("fact note", options=(("note", words),), person=ANNA, least=Role.READER)
    (note,) = await notes(desk)
    assert note.filed.words == words


async def test_a_note_is_in_no_answer_and_changes_none(desk: Desk) -> None:
    questions = ("funding mistral", "changes", "search dollars", "valuation", "deal")
    before = [drawn(await files(desk, each)) for each in questions]
    await filed(desk)
    after = [drawn(await files(desk, each)) for each in questions]
    assert after == before


async def test_editors_see_open_notes_with_who_what_and_how_to_answer(desk: Desk) -> None:
    note = await filed(desk)
    spoken = await desk.ask("fact notes")
    shown = drawn(spoken)
    assert f"“{WORDS}”" in shown
    assert "Mistral AI was valued at" in shown
    assert Person(ANNA) in _leaves(spoken.leaves)
    claim = await number(desk)
    buttons = (f"fact correct {claim}", f"fact settle {note.number}", f"fact decline {note.number}")
    assert offered(spoken.leaves) == buttons


async def test_a_note_shows_its_figure_as_it_is_now(desk: Desk) -> None:
    note = await filed(desk)
    claim = await number(desk)
    await _retracted(desk, claim)
    spoken = await desk.ask("fact notes")
    assert "counts no longer" in drawn(spoken)
    assert f"fact correct {claim}" not in offered(spoken.leaves)
    assert f"fact settle {note.number}" in offered(spoken.leaves)


async def _retracted(desk: Desk, claim: int) -> Spoken:
    shown = await desk.ask(f'fact retract {claim} reason:"misread"')
    return await desk.ask(next(each for each in offered(shown.leaves) if each.startswith("save")))


async def test_whoever_corrects_what_a_note_is_about_settles_it_by_one_press(desk: Desk) -> None:
    note = await filed(desk)
    claim = await number(desk)
    saved = await _retracted(desk, claim)
    settle = f"fact settle {note.number}"
    assert settle in offered(saved.leaves)
    assert f"“{WORDS}”" in drawn(saved)
    await desk.ask(settle)
    (closed,) = await notes(desk)
    assert closed.closed
    assert closed.closed.outcome is NoteOutcome.SETTLED


@pytest.mark.parametrize(
    ("verb", "made"), [("settle", NoteOutcome.SETTLED), ("decline", NoteOutcome.DECLINED)]
)
async def test_a_note_is_closed_once_with_words_for_whoever_filed_it(
    desk: Desk, verb: str, made: NoteOutcome
) -> None:
    note = await filed(desk)
    told = await desk.ask(f'fact {verb} {note.number} reply:"It stands on page 4."')
    assert "hears of this" in drawn(told)
    (closed,) = await notes(desk)
    assert closed.closed == NoteClosed(note.filed.note, made, "It stands on page 4.")
    assert closed.closed_by == EDITOR
    upto = await desk.seq()
    for again in ("settle", "decline"):
        spoken = await desk.ask(f'fact {again} {note.number} reply:"Something else."')
        assert "closed before" in drawn(spoken)
        assert "It stands on page 4." in drawn(spoken)
    assert await desk.seq() == upto


async def test_a_closing_that_arrives_twice_says_the_same_twice(desk: Desk) -> None:
    note = await filed(desk)
    first = await desk.ask(f"fact settle {note.number}", key="m1")
    again = await desk.ask(f"fact settle {note.number}", key="m1")
    assert drawn(again) == drawn(first)


async def test_what_is_declined_is_declined_with_a_reason(desk: Desk) -> None:
    note = await filed(desk)
    spoken = await desk.ask(f"fact decline {note.number}")
    assert spoken.leaves.at == "reply"
    form = form_of(f"fact decline {note.number}", (), "en")
    assert form
    assert [each.name for each in form.inputs] == ["number", "reply"]
    assert (await notes(desk))[0].closed is None


@pytest.mark.parametrize("text", ["fact notes", "fact settle {}", 'fact decline {} reply:"No."'])
async def test_readers_neither_see_nor_close_notes(desk: Desk, text: str) -> None:
    note = await filed(desk)
    spoken = await files(desk, text.format(note.number), BEN)
    assert problem(spoken.leaves).startswith("problem-role-needed")
    assert WORDS not in drawn(spoken)
    assert (await notes(desk))[0].closed is None


@pytest.mark.parametrize("wrong", ["3", "99999"])
async def test_what_is_no_note_is_named(desk: Desk, wrong: str) -> None:
    spoken = await desk.ask(f"fact settle {wrong}")
    assert problem(spoken.leaves) == "problem-no-such-note"
    assert spoken.leaves.at == "number"


@pytest.mark.parametrize(("least", "count"), [(Role.EDITOR, 1), (Role.READER, 0)])
async def test_the_first_page_tells_editors_how_many_notes_wait(
    desk: Desk, least: Role, count: int
) -> None:
    await filed(desk)
    spoken = await desk.bot.home(replace(asked(""), least=least))
    assert offered(spoken.leaves).count("fact notes") == count


@pytest.mark.parametrize(
    ("made", "language", "told"),
    [
        (NoteOutcome.SETTLED, "en", "Settled by U9 “Thank you.”"),
        (NoteOutcome.DECLINED, "de", "Abgelehnt von U9 „Thank you.“"),
    ],
)
def test_the_reporter_hears_who_decided_what_and_why(
    made: NoteOutcome, language: str, told: str
) -> None:
    note = NoteFiled(NoteId("note:7"), WORDS, (ClaimId("c1:x"),), "funding mistral")
    closed = NoteClosed(note.note, made, "Thank you.")
    reply = outcome_told(Note(7, ANNA, NOW, note, closed, PersonId("U9")), language)
    text = drawn(Spoken(reply, phrase(reply, language), language, asked("").zone))
    assert told in text
    assert WORDS in text
    assert "7" in text
    assert offered(reply) == ("funding mistral",)


def test_an_outcome_without_words_or_a_name_is_told_all_the_same() -> None:
    note = NoteFiled(NoteId("note:7"), WORDS)
    closed = NoteClosed(note.note, NoteOutcome.SETTLED, "")
    reply = outcome_told(Note(7, ANNA, NOW, note, closed, PersonId("")), "en")
    text = drawn(Spoken(reply, phrase(reply, "en"), "en", asked("").zone))
    assert "Settled" in text
    assert "by" not in text.split()


def _leaves(reply: Reply[Leaf]) -> list[Leaf]:
    return [leaf for block in reply.blocks for line in lines(block) for leaf in line]


@pytest.mark.parametrize("word", ["erledigt", "abgeschlossen", "closed"])
async def test_closed_notes_are_asked_for_by_any_word_that_help_has_for_them(word: str) -> None:
    desk = await open_desk()

    spoken = await desk.ask(f"angabe hinweise {word}", "de")

    assert said("notes-none-closed", "de") in drawn(spoken)

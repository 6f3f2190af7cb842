"""Hostile text through every command: answered, stored as given or refused in words.

And names: none that looks like a known one is taken without a warning. And whatever SQL or a
full text would make of a text: nothing.
"""

from __future__ import annotations

import dataclasses
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from adapters.console.render import draw
from adapters.harmless import DIRECTIONS, END_ISOLATE, ISOLATE
from bot.command import Command, Parameter, commands
from bot.document import Actions, Note, Tone
from bot.leaves import Words
from bot.roles import Role
from bot.service import Bot, Spoken
from bot.suggestions import Entry
from store.base import Store, Workspace, WorkspaceId
from store.errors import SearchInterruptedError
from store.events import NoteFiled, NoteId
from store.names import key
from tests.bot.demo import asked
from tests.bot.hostile import HUGE, lookalike, statements, texts
from tests.contracts.facts import EDITOR, MORNING, RAISED_ID, STORY, opened

GIVEN = {
    "a": "Mistral AI",
    "about": "Mistral AI",
    "alias": "Mistral",
    "aliases": "Mistral SAS",
    "answer": "funding mistral",
    "answers": "public",
    "code": "AAAA-BBBB",
    "cooldown": "30s",
    "corrections": "on",
    "digests": "editors",
    "draft": "AAAAAA",
    "entity-kind": "company",
    "field": "risk",
    "figure": "13",
    "figure-of": "13",
    "file": "rounds.csv",
    "into": "Microsoft",
    "kind": "merger",
    "language": "de",
    "link": "https://example.com/a",
    "name": "Microsoft–Mistral",
    "new-deal": "A deal",
    "new-name": "Something else",
    "new-quote": "385 Millionen Euro",
    "note": "That is wrong",
    "number": "17",
    "parties": "Adobe; Figma",
    "person": "<@U1>",
    "question": "who founded Mistral AI",
    "rank": "disputed",
    "reason": "as it was wrong",
    "reply": "Thank you",
    "role": "editor",
    "share": "everyone",
    "source-number": "1",
    "status": "signed",
    "thing": "Mistral AI",
    "title": "A title",
    "value": "385 Millionen Euro",
    "words": "funding",
    "zone": "Europe/Berlin",
}
"""What each argument that must be given is where another one is hostile."""

SUM = "400 Millionen Euro"

OF_ITS_OWN = {
    "fact amend": {"value": SUM, "right-quote": f"eine Runde über {SUM}"},
    "fact revise": {"value": SUM, "new-quote": f"eine Runde über {SUM}"},
    "fact undo": {"number": "13"},
}
"""What some commands need to have anything to do."""

QUOTES = frozenset({"quote", "right-quote", "new-quote"})
"""Arguments that say the value, or are refused."""

TYPED = frozenset({Entry.LINE, Entry.TEXT, Entry.SUGGESTED})
"""How arguments are entered that may be any text."""

NOTE = NoteFiled(NoteId("n1:a"), "Is that so?", (RAISED_ID,))

LIFE = 20
"""Questions that a workspace is asked before the next one begins with the story again."""

CODE = re.compile(r"save [A-Z0-9]+")

Place = tuple[str, Command, Parameter]


def every() -> Iterator[tuple[str, Command]]:
    """Every command that answers, by its whole name."""
    for each in commands():
        for below in each.subcommands or (each,):
            yield (each.name if below is each else f"{each.name} {below.name}"), below


def places() -> tuple[Place, ...]:
    """Every argument that may be any text."""
    return tuple(
        (name, command, parameter)
        for name, command in every()
        for parameter in command.parameters
        if parameter.type.entry in TYPED
    )


@dataclass
class Desk:
    """Somebody who may do everything, in workspaces that last for some questions each."""

    store: Store
    bot: Bot
    begun: int = 0
    left: int = 0

    @property
    def workspace(self) -> Workspace:
        return self.store.workspace(WorkspaceId(f"console:{self.begun}"))

    async def fresh(self) -> None:
        """Go on in a workspace that knows the story alone, where the last one heard enough."""
        if not self.left:
            self.begun, self.left = self.begun + 1, LIFE
            await self.workspace.record((*STORY, NOTE), by=EDITOR, origin="", at=MORNING)
        self.left -= 1

    async def ask(self, text: str, options: tuple[tuple[str, str], ...] = ()) -> Spoken:
        call = replace(asked(text), workspace=self.workspace.id, options=options)
        return await self.bot.answer(replace(call, person=EDITOR, least=Role.ADMIN))


@asynccontextmanager
async def at_desk(path: Path) -> AsyncIterator[Desk]:
    async with opened(f"sqlite:{path}") as store:
        yield Desk(store, Bot(store))


async def put(desk: Desk, place: Place, text: str) -> tuple[Spoken, ...]:
    """Give a hostile argument in a command that lacks nothing else, and save what is shown."""
    name, command, hostile = place
    needed = (each.name for each in command.parameters if each.required)
    given = {each: GIVEN[each] for each in needed} | OF_ITS_OWN.get(name, {}) | {hostile.name: text}
    spoken = await desk.ask(name, tuple(given.items()))
    drafts = [each for each in offered(spoken) if CODE.fullmatch(each)]
    return (spoken, *[await desk.ask(each) for each in drafts[:1]])


def offered(spoken: Spoken) -> Iterator[str]:
    for block in spoken.leaves.blocks:
        if isinstance(block, Actions):
            yield from (each.command for each in block.actions)


def said(spoken: Spoken, tone: Tone) -> list[str]:
    """The words of the notes of a tone."""
    return [
        leaf.id
        for block in spoken.leaves.blocks
        if isinstance(block, Note) and block.tone is tone
        for leaf in block.line
        if isinstance(leaf, Words)
    ]


def strings(told: object) -> Iterator[str]:
    """Every text within something frozen."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, tuple):
        for each in told:
            yield from strings(each)
    elif dataclasses.is_dataclass(told):
        for field in dataclasses.fields(told):
            yield from strings(getattr(told, field.name))


def as_given(text: str) -> set[str]:
    """What a text may be stored as: composed, and without the spaces that say nothing."""
    composed = unicodedata.normalize("NFC", text)
    return {composed.strip(), " ".join(composed.split()), composed.strip().strip("<>")}


def is_part(told: str, text: str) -> bool:
    """Say whether what was stored is the text, or one of several that it lists."""
    parts = (part for each in as_given(text) for part in re.split(r"[;,]", each))
    return told in as_given(text) or told in {" ".join(each.split()) for each in parts}


def check_drawn(spoken: Spoken) -> None:
    """Nothing that is drawn turns the direction of what is around it, or moves a cursor."""
    drawn = draw(spoken.runs, spoken.language, width=80, colour=False)
    assert drawn.count(ISOLATE) == drawn.count(END_ISOLATE)
    bare = drawn.replace(ISOLATE, "").replace(END_ISOLATE, "").replace("\n", "")
    assert not DIRECTIONS.search(bare)
    assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in bare)


async def hostile_texts(path: Path, seed: int, count: int) -> str:
    """Give texts to every argument in turn, and return how they fared."""
    chance, tally = Random(seed), Counter[str]()
    async with at_desk(path) as desk:
        for place, bare in zip(cycle(places()), texts(chance, count), strict=False):
            await desk.fresh()
            before = (await desk.workspace.head()).seq
            text = f"{bare} {GIVEN['value']} {SUM}" if place[2].name in QUOTES else bare
            answers = await put(desk, place, text)
            for spoken in answers:
                assert "problem-unexpected" not in said(spoken, Tone.PROBLEM), (place, text)
                check_drawn(spoken)
            entries = await desk.workspace.entries(after=before, upto=before + 99, limit=99)
            kept = [each for entry in entries for each in strings(entry.event)]
            tally[outcome(kept, text, place)] += 1
    return f"hostile texts: {count} given, " + ", ".join(f"{n} {how}" for how, n in tally.items())


def outcome(kept: list[str], text: str, place: Place) -> str:
    """Say how a text fared: nothing is stored of it but what was given."""
    if not kept:
        return "refused" if place[1].writes else "asked for"
    if any(is_part(each, text) for each in kept):
        return "stored as given"
    # One that is read as a name may be that of something known.
    assert place[2].type.entry is Entry.SUGGESTED or not text.strip(), (place, text, kept)
    return "read as something known"


async def hostile_names(path: Path, seed: int, count: int) -> str:
    """Give names that look like known ones wherever a new name can be given."""
    chance = Random(seed)
    # Not what is renamed: a thing may be called what looks like its own name.
    known = ("Microsoft", "Timothée Lacroix", "La Tribune")
    named = tuple(each for each in places() if each[2].name in NAMING)
    assert {each[2].name for each in named} == NAMING
    tally = Counter[str]()
    async with at_desk(path) as desk:
        for place, _ in zip(cycle(named), range(count), strict=False):
            await desk.fresh()
            name = lookalike(chance.choice(known), chance)
            before = (await desk.workspace.head()).seq
            (first, *_) = answers = await put(desk, place, name)
            fresh = (await desk.workspace.head()).seq > before
            warned = any(said(each, Tone.WARNING) for each in answers)
            assert said(first, Tone.PROBLEM) or not fresh or warned, (place, name)
            tally["warned of" if warned else "refused"] += 1
    return (
        f"look-alike names: {count} given, {tally['warned of']} warned of, "
        f"{tally['refused']} refused, 0 taken without a word"
    )


NAMING = {"new-name", "aliases", "new-deal", "parties"}
"""The arguments that may be the name of something new."""


async def hostile_statements(path: Path, seed: int, count: int) -> str:
    """Search, find and complete by what SQL and full text are written in; nothing comes of it."""
    chance = Random(seed)
    async with at_desk(path) as desk:
        await desk.fresh()
        before, upto = schema(path), (await desk.workspace.head()).seq
        interrupted = 0
        for text in statements(chance, count):
            try:
                await desk.workspace.search(text, upto=upto)
            except SearchInterruptedError:
                interrupted += 1
            same = await desk.workspace.find(text, upto=upto)
            assert not key(text) or all(each.score for each in same)
            await desk.workspace.starting(text, upto=upto)
            await desk.workspace.lookalikes(text, upto=upto)
        for place, text in zip(cycle(places()), statements(chance, count // 50), strict=False):
            await desk.fresh()
            for spoken in await put(desk, place, text):
                assert "problem-unexpected" not in said(spoken, Tone.PROBLEM), (place, text)
        assert schema(path) == before
    return f"SQL and full text: {count} searched, found and begun, {count // 50} given, 0 errors"


def schema(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(
            "select type, name, sql from sqlite_schema order by 1, 2"
        ).fetchall()


def test_every_argument_that_a_command_needs_is_known() -> None:
    needed = {each.name for _, command in every() for each in command.parameters if each.required}
    assert needed <= set(GIVEN)


async def test_hostile_texts_are_stored_as_given_or_refused(tmp_path: Path) -> None:
    await hostile_texts(tmp_path / "facts.db", 1, 200)


async def test_no_name_that_looks_like_a_known_one_is_taken_without_a_word(tmp_path: Path) -> None:
    await hostile_names(tmp_path / "facts.db", 1, 100)


async def test_no_text_is_a_statement_to_the_store(tmp_path: Path) -> None:
    await hostile_statements(tmp_path / "facts.db", 1, 200)


@pytest.mark.slow
async def test_ten_thousand_hostile_texts(
    tmp_path: Path, seed: int, tell: Callable[[str], None]
) -> None:
    tell(await hostile_texts(tmp_path / "facts.db", seed, 10_000))
    tell(await hostile_names(tmp_path / "names.db", seed, 2_000))


@pytest.mark.slow
async def test_a_hundred_thousand_statements(
    tmp_path: Path, seed: int, tell: Callable[[str], None]
) -> None:
    tell(await hostile_statements(tmp_path / "facts.db", seed, 100_000))


@pytest.mark.parametrize("text", ["x" * HUGE, "ä" * HUGE, "a\u0301" * HUGE, "\0" * HUGE])
async def test_a_text_of_a_megabyte_is_refused_in_words(tmp_path: Path, text: str) -> None:
    async with at_desk(tmp_path / "facts.db") as desk:
        await desk.fresh()
        for spoken in (await desk.ask(text), await desk.ask("fact note", (("note", text),))):
            assert said(spoken, Tone.PROBLEM) == ["problem-too-long"]

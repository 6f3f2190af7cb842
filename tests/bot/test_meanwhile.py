"""What others did between showing and saving is seen first; what was saved is not saved twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from bot.command import commands
from bot.service import Bot
from store.base import Receipt, Store, Workspace, WorkspaceId
from store.errors import OvertakenError
from store.events import Event, PersonId
from store.shelf import Shelf
from tests.bot.editing import Desk, drawn, open_desk, save_of
from tests.bot.team import problem

OTHER = PersonId("grace")
FIGURE = 218
"""The number of a figure of Mistral's: it was valued at some 400 million euros."""

LETTER = 'source add Letter link:https://example.com/a published:"27 Feb 2024"'
QUOTED = (
    'value:"3 billion euros" quote:"valued at 3 billion euros, not 4 billion euros" '
    "link:https://example.com/m"
)
TEXT = (("text", "Mistral has 60 staff. It was begun in 2023."),)
OTHERS = (("text", "Mistral has 70 staff."),)
TWIN = "entity add Mistrall company"


@dataclass(frozen=True)
class Race:
    """What was so before, what one editor is shown, and what another one does before it is saved.

    `then` is what the other one does after that, and `undone` says that it can be undone once it is
    saved.
    """

    command: str
    text: str
    theirs: str
    then: str = ""
    before: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    undone: bool = True


RACES = (
    Race(
        "fact add",
        "fact add mistral founded value:2021 quote:2021 source:FT",
        "fact add mistral founded value:2022 quote:2022 source:Bild",
    ),
    Race(
        "fact amend",
        'fact amend 575 value:"4 billion euros"',
        "fact rank 575 disputed reason:theirs",
        before=(f"fact add mistral valuation {QUOTED}",),
    ),
    Race(
        "fact revise",
        f'fact revise {FIGURE} value:"€401m" new-quote:"€401m"',
        f"fact rank {FIGURE} disputed reason:theirs",
    ),
    Race(
        "fact rank",
        f"fact rank {FIGURE} disputed reason:mine",
        f"fact rank {FIGURE} preferred reason:theirs",
    ),
    Race(
        "fact retract",
        f"fact retract {FIGURE} reason:mine",
        f"fact rank {FIGURE} preferred reason:theirs",
    ),
    Race(
        "fact restore",
        f"fact restore {FIGURE}",
        f"fact restore {FIGURE}",
        then=f"fact retract {FIGURE} reason:again",
        before=(f"fact retract {FIGURE} reason:twice",),
    ),
    Race(
        "source revise",
        "source revise 6",
        'fact add mistral employees value:60 from:6 quote:"Mistral has 60 staff."',
        before=(LETTER,),
        options=OTHERS,
    ),
    Race("entity add", TWIN, "entity add Mistral1 company", undone=False),
    Race(
        "entity alias",
        'entity alias microsoft as "OpenAI"',
        "entity alias openai as Open",
    ),
    Race(
        "entity unalias",
        'entity unalias microsoft as "Zebra"',
        "entity alias microsoft as MSFT",
        before=("entity alias microsoft as Zebra",),
    ),
    Race(
        "entity rename",
        'entity rename microsoft to "Microsoft One"',
        "entity alias microsoft as MSFT",
    ),
    Race(
        "entity merge",
        "entity merge openai into microsoft",
        "entity alias openai as Open",
    ),
    Race(
        "entity split",
        "entity split openai",
        "entity alias microsoft as MSFT",
        before=("entity merge openai into microsoft",),
    ),
    Race(
        "deals rename",
        'deals rename "Microsoft – Mistral AI" new-name:"Le Chat"',
        'entity alias "Microsoft – Mistral AI" as Pact',
    ),
    Race(
        "deals close",
        'deals close "Microsoft – Mistral AI"',
        'deals status "Microsoft – Mistral AI" signed',
    ),
)

SHOWN_BY_OTHERS = {"fact import"}
"""Drafts that are compared as a whole file: see `test_fact_import` and `test_importing`."""

NEVER_SHOWN = {
    "deals demo",
    "deals new",
    "deals status",
    "entity show",
    "fact decline",
    "fact note",
    "fact settle",
    "fact undo",
    "fact verify",
    "source add",
}
"""Commands that write and are saved at once: they are refused where they no longer fit."""


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


def named(race: Race) -> str:
    return race.command


async def begun(desk: Desk, race: Race) -> str:
    """What was so before is saved, and the change is shown; return what saves it."""
    for each in race.before:
        await desk.save(each, options=TEXT if each == LETTER else ())
    shown = await desk.ask(race.text, options=race.options)
    command = save_of(shown)
    assert command, drawn(shown)
    return command


def test_every_command_that_is_shown_before_it_is_saved_is_tried() -> None:
    writing = {
        f"{above.name} {each.name}"
        for above in commands()
        if above.name in ("fact", "source", "entity", "deals")
        for each in above.subcommands
        if each.writes
    }

    assert writing - NEVER_SHOWN - SHOWN_BY_OTHERS == {each.command for each in RACES}


@pytest.mark.parametrize("race", RACES, ids=named)
async def test_what_others_did_meanwhile_is_shown_and_asked_again(desk: Desk, race: Race) -> None:
    press = await begun(desk, race)
    before = await desk.seq()
    for each in filter(None, (race.theirs, race.then)):
        await desk.save(each, person=OTHER)
    between = await desk.seq()
    assert between > before

    again = await desk.ask(press)

    assert await desk.seq() == between
    assert "Changed since this was shown" in drawn(again)
    assert "grace" in drawn(again)
    newer = save_of(again)
    assert newer
    assert newer != press
    await desk.ask(newer)
    assert await desk.seq() > between


@pytest.mark.parametrize("race", RACES, ids=named)
async def test_a_second_press_says_the_same_and_saves_nothing(desk: Desk, race: Race) -> None:
    press = await begun(desk, race)
    first = await desk.ask(press)
    done = await desk.seq()

    second = await desk.ask(press)

    assert drawn(second) == drawn(first)
    assert str(done) in drawn(second)
    assert await desk.seq() == done


@pytest.mark.parametrize("race", [each for each in RACES if each.undone], ids=named)
@pytest.mark.parametrize(
    ("language", "told"), [("en", "undone since"), ("de", "seitdem zurückgenommen")]
)
async def test_a_press_after_it_was_undone_says_by_whom_and_shows_it_anew(
    desk: Desk, race: Race, language: str, told: str
) -> None:
    press = await begun(desk, race)
    await desk.ask(press)
    done = await desk.seq()
    await desk.save(f"fact undo {done}", person=OTHER)
    before = await desk.seq()
    assert before > done

    late = await desk.ask(press, language)

    assert problem(late.leaves) == ""
    assert told in drawn(late)
    assert str(done) in drawn(late)
    assert "grace" in drawn(late)
    assert await desk.seq() == before
    newer = save_of(late)
    assert newer
    await desk.ask(newer)
    assert await desk.seq() > before


class Twice:
    """A workspace in which everything arrives twice at once, and the other one is first."""

    def __init__(self, inner: Workspace) -> None:
        self.inner = inner

    async def record(
        self,
        events: tuple[Event, ...],
        *,
        by: PersonId,
        origin: str,
        at: datetime,
        key: str | None = None,
        upto: int | None = None,
    ) -> Receipt:
        receipt = await self.inner.record(events, by=by, origin=origin, at=at, key=key, upto=upto)
        if not receipt.repeated:
            raise OvertakenError
        return receipt

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


@dataclass(frozen=True)
class TwiceStore:
    """A store of such workspaces."""

    inner: Store

    def workspace(self, workspace: WorkspaceId) -> Twice:
        return Twice(self.inner.workspace(workspace))

    def shelf(self, name: str) -> Shelf:
        return self.inner.shelf(name)


@pytest.mark.parametrize("race", RACES, ids=named)
async def test_two_presses_at_once_are_one_and_are_answered_alike(desk: Desk, race: Race) -> None:
    press = await begun(desk, race)
    before = await desk.seq()
    twice = replace(desk, bot=Bot(TwiceStore(desk.store)))  # type: ignore[arg-type] # the rest is handed on

    first = await twice.ask(press)
    done = await desk.seq()

    assert done > before
    assert problem(first.leaves) == ""
    assert str(done) in drawn(first)
    assert drawn(await desk.ask(press)) == drawn(first)
    assert await desk.seq() == done

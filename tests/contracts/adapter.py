"""What every adapter promises, whatever its platform is like.

A platform proves it by a test class that inherits `AdapterContract` and has a fixture `platform`.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, cast

import pytest

from bot.call import Call
from bot.command import commands
from bot.document import Action, Actions, Attachment, Outcome, Reply, Run, Style
from bot.layout import plain_text
from bot.roles import Role
from bot.service import Bot, Spoken
from store.base import Store, Workspace, WorkspaceId
from store.claims import Kind
from store.events import EntityRecorded, Event, PersonId, RoleGranted
from tests.bot.demo import RECORDED, WORKSPACE, open_demo, open_empty
from tests.bot.dialogue import carried_on, files, read
from tests.contracts.facts import STORY, entity, recorded, remark

LAYOUT = re.compile(r"[\s•–·⚠:`\u2060]")
"""What a platform may draw around words: breaks, bullets, dashes, colons behind labels."""

LANGUAGES = ("en", "de")
MOST_PAGES = 100


@dataclass(frozen=True)
class Shown:
    """What somebody is shown: the words of it, and what can be done there.

    `private` says that nobody else sees it, `form` that it asks for what is lacking. `offers` are
    what can be pressed or typed on, by the names that `press` takes, `more` whether there is a next
    page. `live` is what the platform would act on in texts that are nobody's but the store's.
    """

    text: str
    private: bool
    form: bool = False
    offers: tuple[str, ...] = ()
    more: bool = False
    live: tuple[str, ...] = ()


class Adapter(Protocol):
    """A running adapter, as the people of one place use it: one for each language."""

    def call(self, text: str, language: str) -> Call:
        """Return the call that a question becomes there."""
        ...

    async def ask(self, text: str, language: str) -> Shown:
        """Ask, as people do, and return what they are shown."""
        ...

    async def turn(self, language: str) -> Shown:
        """Return the next page of what was shown last."""
        ...

    async def press(self, offer: str, language: str) -> Shown:
        """Do what was offered last by that name."""
        ...


@dataclass(frozen=True)
class Platform:
    """A platform: how its adapter is started, and who its people are.

    With `types` what is offered is typed and not pressed, with `labels` it is told by its label
    alone; with `files` a document comes as a file. `command` is how a command is written there,
    `least` the role of everybody.
    """

    workspace: WorkspaceId
    people: tuple[PersonId, ...]
    start: Callable[[Store], AbstractAsyncContextManager[Adapter]]
    types: bool = False
    labels: bool = False
    command: Callable[[str], str] = str
    files: bool = False
    least: Role = Role.READER

    def said(self, spoken: Spoken) -> str:
        """Return the words of an answer of the core, as far as they are those of its messages."""
        told = _without_files(spoken.runs) if self.files else spoken.runs
        named = told.map(lambda line: tuple(map(self._written, line)))
        pairs = zip(told.blocks, named.blocks, strict=True)
        # What stands on a button is no command to be typed.
        blocks = (each if isinstance(each, Actions) else written for each, written in pairs)
        named = replace(named, blocks=tuple(blocks))
        return squeezed(plain_text(_by_label(named) if self.labels else named))

    def _written(self, run: Run) -> Run:
        return replace(run, text=self.command(run.text)) if run.style is Style.COMMAND else run


class BoundlessContract:
    """Where a text of any length can be typed; elsewhere the platform itself refuses it."""

    @pytest.mark.parametrize("language", LANGUAGES)
    async def test_a_text_longer_than_any_platform_s_is_refused_in_words(
        self, platform: Platform, language: str
    ) -> None:
        async with begun(platform) as (adapter, core):
            for command in ("search", "entity show", "fact note"):
                huge = f"{command} {'ä' * 50_000}"
                shown = await adapter.ask(huge, language)
                spoken = await core.answer(adapter.call(huge, language))
                assert spoken.leaves.outcome is Outcome.MISUNDERSTOOD
                assert squeezed(shown.text) == platform.said(spoken)


class AdapterContract:
    @pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
    async def test_a_dialogue_says_what_the_core_says(self, platform: Platform, file: Path) -> None:
        dialogue = read(_read(file))
        demo, other = await dialogue.begin(), await dialogue.begin()
        core = Bot(_as(platform, other.bot.store))
        for each in (demo, other):
            await _grant(each.bot.store, platform, each.least)
        async with platform.start(_as(platform, demo.bot.store)) as adapter:
            before = None
            for written in dialogue.questions:
                question = carried_on(written, before)
                shown = await adapter.ask(question, dialogue.language)
                spoken = await core.answer(adapter.call(question, dialogue.language))
                before = spoken.runs
                if shown.form:
                    assert shown.text
                    assert spoken.leaves.outcome is not Outcome.ANSWERED
                    continue
                pages = [shown, *[each async for each in _rest(adapter, shown, dialogue.language)]]
                if len(pages) == 1 and _without_files(spoken.runs) == spoken.runs:
                    assert squeezed(shown.text) == platform.said(spoken), question
                _says_all(pages, platform.said(spoken))

    @pytest.mark.parametrize("language", LANGUAGES)
    async def test_a_problem_is_told_in_the_asker_s_language_to_the_asker_alone(
        self, platform: Platform, language: str
    ) -> None:
        async with begun(platform) as (adapter, core):
            for wrong in ("funding since:Febuary", "fundin mistral", "settings language xx", "?!"):
                shown = await adapter.ask(wrong, language)
                spoken = await core.answer(adapter.call(wrong, language))
                assert spoken.language == language
                assert squeezed(shown.text) == platform.said(spoken)
                assert shown.private

    @pytest.mark.parametrize("language", LANGUAGES)
    async def test_a_fault_of_ours_is_told_by_its_number_and_nothing_of_its_kind(
        self, platform: Platform, language: str
    ) -> None:
        demo = await open_demo()
        async with platform.start(_Failing.of(_as(platform, demo.bot.store))) as adapter:
            shown = await adapter.ask("funding mistral", language)

        assert re.search(r"\b[0-9A-F]{6}\b", shown.text)
        assert shown.private
        for told in ("Traceback", "RuntimeError", "canary", ".py", "None"):
            assert told not in shown.text

    @pytest.mark.parametrize("language", LANGUAGES)
    async def test_a_long_answer_can_be_turned_to_its_end(
        self, platform: Platform, language: str
    ) -> None:
        store = _as(platform, (await open_empty()).bot.store)
        told = (recorded(remark("A risk that is told at some length", n), "q") for n in range(99))
        await _tell(store.workspace(platform.workspace), *STORY, *told)
        async with platform.start(store) as adapter:
            shown = await adapter.ask("search risk", language)
            pages = [shown, *[each async for each in _rest(adapter, shown, language)]]
            spoken = await Bot(store).answer(adapter.call("search risk", language))

        assert len(pages) > 1
        _says_all(pages, platform.said(spoken))

    async def test_hostile_text_is_harmless_wherever_it_is_told(self, platform: Platform) -> None:
        store = _as(platform, (await open_empty()).bot.store)
        told = (each for number, text in enumerate(HOSTILE) for each in _told_of(text, number))
        await _tell(store.workspace(platform.workspace), *STORY, *told)
        async with platform.start(store) as adapter:
            asked = ("search risk", "quotes risk", *(f"funding {text}" for text in HOSTILE))
            for question in asked:
                shown = await adapter.ask(question, "en")
                pages = [shown, *[each async for each in _rest(adapter, shown, "en")]]
                assert [live for page in pages for live in page.live] == [], question

    @pytest.mark.parametrize("language", LANGUAGES)
    async def test_whatever_is_offered_is_answered_when_it_is_taken(
        self, platform: Platform, language: str
    ) -> None:
        async with begun(platform) as (adapter, core):
            for question in ("deal", "funding mistral", "help deal", "compare", "role claim x"):
                shown = await adapter.ask(question, language)
                spoken = await core.answer(adapter.call(question, language))
                offered = [] if shown.form else list(_offered(spoken.runs))
                if platform.types:
                    offers = [_words(each.typed or each.label) for each in offered]
                    assert all(squeezed(each) in squeezed(shown.text) for each in offers)
                else:
                    offers = list(shown.offers)
                for offer, action in zip(offers, offered, strict=True):
                    await adapter.ask(question, language)
                    answer = await adapter.press(offer, language)
                    asked = adapter.call(action.command, language)
                    asked = replace(asked, text=action.command, options=())
                    expected = await core.answer(asked)
                    if answer.form:
                        assert expected.leaves.outcome is not Outcome.ANSWERED
                    else:
                        _says_all([answer], platform.said(expected), whole=not answer.more)


class ReadersContract:
    """What a platform promises besides where not everybody may do everything."""

    async def test_a_reader_does_nothing_that_needs_a_role(self, platform: Platform) -> None:
        demo = await open_demo()
        store = _as(platform, demo.bot.store)
        workspace = store.workspace(platform.workspace)
        await _tell(workspace, RoleGranted(PersonId("U9BOSS"), "admin"))
        before = await workspace.head()
        async with platform.start(store) as adapter:
            for question, command in (*forbidden(), *FORBIDDEN):
                shown = await adapter.ask(question, "en")
                assert shown.private
                assert shown.form or (command.word in shown.text and "U9BOSS" in shown.text)

        assert await workspace.head() == before


def forbidden() -> Iterator[tuple[str, Role]]:
    """Yield every command that a reader may not use, and the role it takes."""
    for command in commands():
        for each in command.subcommands or (command,):
            role = max(command.role, each.role)
            if role > Role.READER:
                yield command.name if each is command else f"{command.name} {each.name}", role


FORBIDDEN = (
    ("role grant U1 admin", Role.ADMIN),
    ("role revoke U9BOSS", Role.ADMIN),
    ("deals new Acme and Foo kind:merger parties:Acme, Foo", Role.EDITOR),
    ("fact add mistral ai valuation value:€2bn", Role.EDITOR),
    ("fact undo 3", Role.EDITOR),
    ("channel deal mistral", Role.ADMIN),
)


def _told_of(text: str, number: int) -> tuple[Event, ...]:
    """Return a company of that name, and that it is what somebody said of a risk."""
    company = entity(Kind.COMPANY, f"hostile-{number}", text, aliases=(f"{text} AG",))
    said = remark(f"risk {text}", number)
    return (EntityRecorded(company), recorded(replace(said, subject=company.id), text))


HOSTILE = (
    "<!channel> <@U1> <#C1|general> <https://evil.example|safe>",
    "&lt;!here&gt; @channel @everyone <@123456789012345678>",
    "*bold* _italic_ ~struck~ `code` ||spoiler|| [safe](https://evil.example)",
    "https://evil.example/a_b mailto:eva@evil.example www.evil.example",
    "\u202etxt.exe\u202c \u2066<!channel>\u2069",
    "a\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "line\n> quoted :tada: </cmd:1> <t:0:R>",
)


@asynccontextmanager
async def begun(platform: Platform) -> AsyncIterator[tuple[Adapter, Bot]]:
    """Yield an adapter with the demo deal, and the core with the same beside it."""
    demo, other = await open_demo(), await open_demo()
    core = Bot(_as(platform, other.bot.store))
    async with platform.start(_as(platform, demo.bot.store)) as adapter:
        yield adapter, core


def squeezed(text: str) -> str:
    """Return the words of a text without what layout puts around them."""
    return LAYOUT.sub("", text).casefold()


async def _rest(adapter: Adapter, shown: Shown, language: str) -> AsyncIterator[Shown]:
    """Turn to each page after the one that is shown."""
    for _ in range(MOST_PAGES):
        if not shown.more:
            return
        shown = await adapter.turn(language)
        yield shown
    raise AssertionError("the pages have no end")


def _says_all(pages: list[Shown], words: str, *, whole: bool = True) -> None:
    """Every word stands on some page, after those before it."""
    said = "".join(squeezed(page.text) for page in pages)
    at = 0
    for character in words if whole else words[:200]:
        at = said.find(character, at) + 1
        assert at, f"{words!r} is not said in {said!r}"


def _offered(reply: Reply[Run]) -> Iterator[Action[Run]]:
    for block in reply.blocks:
        if isinstance(block, Actions):
            yield from block.actions


def _words(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line)


def _without_files(reply: Reply[Run]) -> Reply[Run]:
    return replace(
        reply, blocks=tuple(each for each in reply.blocks if not isinstance(each, Attachment))
    )


def _by_label(reply: Reply[Run]) -> Reply[Run]:
    blocks = (
        Actions(tuple(replace(action, typed=()) for action in each.actions))
        if isinstance(each, Actions)
        else each
        for each in reply.blocks
    )
    return replace(reply, blocks=tuple(blocks))


async def _grant(store: Store, platform: Platform, role: Role) -> None:
    """Give the people of a platform the role of whoever asks in a dialogue."""
    if role > max(platform.least, Role.READER):
        granted = tuple(RoleGranted(each, role.word) for each in platform.people)
        await _tell(store.workspace(WORKSPACE), *granted)


async def _tell(workspace: Workspace, *events: Event) -> None:
    await workspace.record(events, by=PersonId("operator"), origin="test", at=RECORDED)


class _Elsewhere:
    """The store of a demo, whose workspace is that of a platform."""

    def __init__(self, store: Store, workspace: WorkspaceId) -> None:
        self._store = store
        self._workspace = workspace

    def workspace(self, workspace: WorkspaceId) -> object:
        here = workspace == self._workspace
        return self._store.workspace(WORKSPACE if here else workspace)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a store has
        return getattr(self._store, name)


def _as(platform: Platform, store: Store) -> Store:
    return cast("Store", _Elsewhere(store, platform.workspace))


class _Failing:
    """A store of which no facts can be read, for a reason that nobody shall see."""

    def __init__(self, thing: object) -> None:
        self._thing = thing

    @classmethod
    def of(cls, store: Store) -> Store:
        return cast("Store", cls(store))

    def workspace(self, workspace: WorkspaceId) -> object:
        return _Failing(cast("Store", self._thing).workspace(workspace))

    async def deals(self, **_: object) -> object:
        raise RuntimeError("canary")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a store has
        return getattr(self._thing, name)


def _read(file: Path) -> str:
    return file.read_text("utf-8")

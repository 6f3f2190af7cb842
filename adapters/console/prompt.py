"""Questions typed at a terminal, with history and completion."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.application import in_terminal
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import ANSI

from adapters.console.completion import candidates
from adapters.streams import write
from store.base import Selection, Workspace

PROMPT = ANSI("\x1b[1m>\x1b[0m ")


async def questions(workspace: Workspace, language: str) -> AsyncIterator[str]:
    """Yield what is typed, line by line, until Ctrl-D, Ctrl-C or the end of the terminal.

    What is completed is completed in `language` first.
    """
    session: PromptSession[str] = PromptSession(
        completer=_Completions(language, await _names(workspace)), complete_while_typing=False
    )
    while True:
        try:
            yield await session.prompt_async(PROMPT)
        except (EOFError, KeyboardInterrupt, OSError):
            return


async def show(text: str) -> None:
    """Write above the line that is being typed, which then stands there as it did."""
    async with in_terminal():
        write(text)


async def _names(workspace: Workspace) -> tuple[str, ...]:
    evidence = await workspace.read(Selection(), upto=(await workspace.head()).seq)
    return tuple(name.text for entity in evidence.entities for name in entity.names)


class _Completions(Completer):
    def __init__(self, language: str, names: tuple[str, ...]) -> None:
        self.language = language
        self.names = names

    def get_completions(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        del complete_event
        for each in candidates(document.text_before_cursor, self.language, self.names):
            yield Completion(each.text, start_position=-each.replaces)

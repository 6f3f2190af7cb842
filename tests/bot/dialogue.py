"""A dialogue as a file tells it: who asks what, in which language, about which deals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from bot.document import Actions, Reply, Run
from bot.roles import Role, role_of
from tests.bot.demo import PACK, Demo, open_demo, open_empty

FOLDER = Path(__file__).parent / "dialogues"
PACKS = Path(__file__).parents[1] / "packs"
ASKED = "> "
OFFERED = "…"
"""Stands in a question for what the answer before it offers."""

NOTHING = "none"
"""The pack of a dialogue in a workspace that holds nothing yet."""


@dataclass(frozen=True)
class Dialogue:
    """The head of a file, line by line, and its questions."""

    head: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language of whoever asks."""
        return self._said("language")[0]

    async def begin(self) -> Demo:
        """Return whom to ask: about the demo deal, or the packs that the head names instead."""
        packs = self._said("pack")
        demo = await (
            open_empty()
            if NOTHING in packs
            else open_demo(*[PACKS / each for each in packs] or (PACK,))
        )
        return replace(demo, least=max(map(role_of, self._said("role")), default=Role.READER))

    def _said(self, key: str) -> list[str]:
        pairs = (line.partition(": ") for line in self.head)
        return [value for name, _, value in pairs if name == key]


def carried_on(question: str, before: Reply[Run] | None) -> str:
    """Return a question with the code or number for its “…” that was offered behind its words.

    Nobody can know it before: `save …` saves what the last answer showed, and `fact amend …
    value:…` goes on from a way it offered.
    """
    words, marked, rest = question.partition(OFFERED)
    if before is None or not marked:
        return question
    offers = (
        "".join(run.text for run in each.typed or each.label)
        for block in before.blocks
        if isinstance(block, Actions)
        for each in block.actions
    )
    found = [offer for offer in offers if offer.startswith(words)]
    assert found or rest, (question, before)
    return f"{found[0]}{rest}" if found else question


def files() -> list[Path]:
    """Return every dialogue there is."""
    return sorted(FOLDER.glob("*.txt"))


def read(written: str) -> Dialogue:
    """Return the dialogue that a file's text tells."""
    head = written.partition("\n\n")[0].splitlines()
    lines = (line for line in written.splitlines() if line.startswith(ASKED))
    return Dialogue(tuple(head), tuple(line.removeprefix(ASKED) for line in lines))

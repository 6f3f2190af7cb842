"""Questions a reader of the articles asks, the command a person would try, and what must be told.

In `questions/*.txt`, after a line that names the language:

    ? the question in words      > what is typed
    ^ what must be told first    = what must be told    ! what must not be told

What is told stands on one line of the answer; `…` stands for any words in between. White space
does not count, nor does the width of a screen; footnotes tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from adapters.console.render import draw
from bot.document import Sources
from tests.bot.demo import Demo, open_demo

FOLDER = Path(__file__).parent / "questions"
HEAD = "language: "
SIGNS = "?>^=!"
ENDLESS = 10_000
"""Columns enough for every line of an answer to stay one."""


@dataclass(frozen=True)
class Question:
    """A question as somebody would put it, and what its answer is held to."""

    language: str
    words: str
    command: str
    told: tuple[str, ...]
    untold: tuple[str, ...]
    first: tuple[str, ...]


def read(file: Path) -> Iterator[Question]:
    """Yield the questions of a file in their order."""
    language = ""
    for part in file.read_text("utf-8").strip().split("\n\n"):
        if part.startswith(HEAD):
            language = part.removeprefix(HEAD)
        else:
            yield question(part, language)


def question(part: str, language: str) -> Question:
    """Return the question these lines put, or raise ValueError where they put none."""
    lines = [(line[0], line[2:]) for line in part.splitlines()]
    if not {sign for sign, _ in lines} <= {*SIGNS}:
        raise ValueError(f"a line begins with one of {SIGNS}: {part}")

    def after(*signs: str) -> tuple[str, ...]:
        return tuple(words for sign, words in lines if sign in signs)

    (words,), (command,) = after("?"), after(">")
    return Question(language, words, command, after("^", "="), after("!"), after("^"))


def place(words: str, answer: str) -> int | None:
    """Return where an answer tells these words, or nothing."""
    parts = (re.escape(part.strip()) for part in words.split("…"))
    found = re.search(r"[^\n]*?".join(parts), answer)
    return found.start() if found else None


async def failings(asked: Question, demo: Demo) -> list[str]:
    """Return what is wrong with the answer to a question, in words."""
    spoken = await demo.ask(asked.command, asked.language)
    told = tuple(each for each in spoken.runs.blocks if not isinstance(each, Sources))
    reply = replace(spoken.runs, blocks=told)
    drawn = draw(reply, spoken.language, width=ENDLESS, colour=False)
    answer = "\n".join(" ".join(line.split()) for line in drawn.splitlines())
    places = {words: place(words, answer) for words in asked.told}
    wrong = [f"does not tell {words}" for words, at in places.items() if at is None]
    wrong += [f"tells {words}" for words in asked.untold if place(words, answer) is not None]
    begins = min((at for at in places.values() if at is not None), default=None)
    wrong += [f"tells {words} late" for words in asked.first if places[words] != begins]
    return [f"{asked.words} > {asked.command}: {each}" for each in wrong]


FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_the_answer_tells_what_the_articles_say(file: Path) -> None:
    demo = await open_demo()

    wrong = [each for asked in read(file) for each in await failings(asked, demo)]

    assert wrong == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_question_wants_something_told(file: Path) -> None:
    assert [asked for asked in read(file) if not asked.told] == []


def test_half_of_a_hundred_questions_and_more_are_german() -> None:
    asked = [each for file in FILES for each in read(file)]
    german = sum(each.language == "de" for each in asked)

    assert len(asked) >= 100
    assert 0.4 <= german / len(asked) <= 0.6


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("€15M [1][3]", True),
        ("€15M … Microsoft", True),
        ("€15M [3]", False),
        ("Microsoft … €15M", False),
        ("€15M … undisclosed", False),
    ],
)
def test_words_are_found_on_one_line_and_in_their_order(words: str, told: bool) -> None:
    answer = "Money €15M [1][3] from Microsoft\nundisclosed [2][4]"

    assert (place(words, answer) is not None) is told

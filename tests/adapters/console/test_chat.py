from __future__ import annotations

from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from adapters.console.chat import Chat, leaves
from adapters.console.render import Screen
from tests.bot.demo import NOW, WORKSPACE, open_demo

SCREEN = Screen(80)


def _words(pages: list[list[str]]) -> list[str]:
    return [word for page in pages for line in page for word in line.split()]


async def chat(language: str = "en") -> Chat:
    demo = await open_demo()
    return Chat(demo.bot, WORKSPACE, language, ZoneInfo("Europe/Berlin"))


async def says(chat: Chat, line: str, screen: Screen = SCREEN) -> list[str]:
    return (await chat.says(line, screen, colour=False, at=NOW)).splitlines()


async def test_a_long_answer_is_offered_page_by_page() -> None:
    asked = await chat()
    whole = await says(asked, "timeline")
    low = Screen(80, 20)

    shown = await says(asked, "timeline", low)
    pages = [shown]
    while shown[-1].endswith(f"page {len(pages) + 1}: more"):
        shown = await says(asked, "more", low)
        pages.append(shown)

    assert len(pages) > 1
    assert all(len(page) <= 20 for page in pages)
    assert Counter(" ".join(whole).split()) <= Counter(_words(pages))


@pytest.mark.parametrize("word", ["more", "/more", "mehr", "WEITER"])
async def test_the_next_page_is_asked_for_in_either_language(word: str) -> None:
    asked = await chat()
    await says(asked, "timeline", Screen(80, 20))

    assert (await says(asked, word, Screen(80, 20)))[0].endswith("page 2")


async def test_another_question_forgets_the_pages_of_the_last() -> None:
    asked = await chat()
    await says(asked, "timeline", Screen(80, 20))
    await says(asked, "settings show")

    assert await says(asked, "more") == ["There are no more pages."]


async def test_more_of_nothing_is_said_kindly() -> None:
    assert await says(await chat("de"), "more") == ["Es gibt keine weiteren Seiten."]


async def test_a_chosen_language_holds_from_the_next_answer_on() -> None:
    asked = await chat()
    await says(asked, "settings language de")

    assert (await says(asked, "funding mistral"))[0].startswith("Mistral AI · Finanzierung")


@pytest.mark.parametrize("line", ["quit", "/quit", " exit\n", "Ende"])
def test_a_word_of_farewell_leaves(line: str) -> None:
    assert leaves(line)
    assert not leaves("funding")

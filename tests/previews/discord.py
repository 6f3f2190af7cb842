"""Every command's answer, drawn about as Discord draws its components.

`python -m tests.previews.discord OUT` writes a page per question, language and width into OUT, the
dark ones for the desktop and the light ones for the phone, as the two are told apart so as well.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from adapters.chat.answered import documents, without_documents
from adapters.chat.press import Under
from adapters.discord.render import message, pages
from bot.codes import code_for_first_admin
from bot.document import Outcome
from bot.roles import Role
from bot.service import Spoken
from bot.words import languages
from tests.bot.demo import NOW, WORKSPACE, open_demo
from tests.bot.team import open_team
from tests.previews.discord_html import message_of, page_of
from tests.previews.questions import BEGINNING, EDITED, QUESTIONS

LOOKS = {"desktop": "dark", "phone": "light"}
PERSON = "100000000000000001"


def main(out: Path) -> None:
    """Write the pages into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name, page in asyncio.run(drawn()).items():
        (out / f"{name}.html").write_text(page, "utf-8")


async def drawn() -> dict[str, str]:
    """Return the pages of HTML by their names."""
    found: dict[str, str] = {}
    for language in languages():
        async for name, shown in _shown(language):
            for width, theme in LOOKS.items():
                found[f"{name}-{language}-{width}"] = page_of(shown, width, theme)
    return found


async def _shown(language: str) -> AsyncIterator[tuple[str, str]]:
    """Yield what is shown in a language by its name."""
    demo = await open_demo()
    for name, question in QUESTIONS.items():
        yield name, _answer(question, await demo.ask(question, language), language)
    shared = await demo.ask("valuation", language)
    yield "shared", _answer("valuation", shared, language, shared_by=PERSON)
    admin = replace(demo, least=Role.ADMIN)
    for name, question in EDITED.items():
        yield name, _answer(question, await admin.ask(question, language), language)
    team = await open_team()
    code = await code_for_first_admin(team.store, WORKSPACE)
    for name, question in BEGINNING.items():
        said = question.format(code=code)
        yield name, _answer(said, await team.says(said, language=language), language)


def _answer(question: str, spoken: Spoken, language: str, *, shared_by: str = "") -> str:
    files = tuple(each.name for each in documents(spoken.runs))
    reply = without_documents(spoken.runs)
    telling = reply.outcome is Outcome.ANSWERED and reply.seq > 0 and not shared_by
    at = int(NOW.timestamp())
    under = Under(question, "preview", reply.seq, at, "Europe/Berlin", telling, shared_by)
    shown = pages(reply, spoken.language, under)
    return "".join(
        message_of(
            message(each, spoken.language, under, files=files if each.number == 1 else ()),
            language,
            private=not shared_by,
        )
        for each in shown
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

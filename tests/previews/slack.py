"""Every command's answer, every form and the app's home, drawn about as Slack draws its blocks.

`python -m tests.previews.slack OUT` writes a page per question, language and width into OUT.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from adapters.chat.answered import announced
from adapters.chat.press import Under
from adapters.slack.drawing.views import modal
from adapters.slack.receiving.arrivals import Where
from adapters.slack.render import ViewSurface, message, pages, view
from bot.codes import code_for_first_admin
from bot.document import Outcome
from bot.forms import form_of
from bot.layout import lay_out
from bot.roles import Role
from bot.saving import COMMAND, Message, proposed
from bot.service import Spoken
from bot.words import languages
from tests.bot.demo import BERLIN, NOW, WORKSPACE, Demo, asked, open_demo, open_empty
from tests.bot.team import open_team
from tests.previews.questions import BEGINNING, EDITED, QUESTIONS
from tests.previews.slack_html import blocks_of, message_of, modal_of, page_of

FORMS = ("compare", "fact add", "role claim", "role grant", "deals new", "settings zone", "search")
"""Commands whose forms open, as nothing is said behind them."""

WRITTEN = Message(
    "Heard from the board: Mistral is now valued at just under €2bn. More on Friday.",
    "Ben Ott",
    NOW,
    "https://example.slack.com/archives/C1/p1",
)
"""A message that somebody saves a fact from."""

WIDTHS = ("desktop", "phone")
WHERE = Where("T1", None, "U1", "C1")


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
            for width in WIDTHS:
                found[f"{name}-{language}-{width}"] = page_of(shown, width)
    return found


async def _shown(language: str) -> AsyncIterator[tuple[str, str]]:
    """Yield what is shown in a language by its name: answers, then homes, then forms."""
    demo = await open_demo()
    for name, question in QUESTIONS.items():
        yield name, _answer(question, await demo.ask(question, language), language)
    yield "home", await _home(demo, language)
    yield "home-empty", await _home(await open_empty(), language)
    admin = replace(demo, least=Role.ADMIN)
    for name, question in EDITED.items():
        yield name, _answer(question, await admin.ask(question, language), language)
    team = await open_team()
    code = await code_for_first_admin(team.store, WORKSPACE)
    for name, question in BEGINNING.items():
        said = question.format(code=code)
        yield name, _answer(said, await team.says(said, language=language), language)
    for command in FORMS:
        yield f"form-{command.replace(' ', '-')}", _form(command, (), language)
    parties = await demo.bot.parties(asked("", language))
    read = proposed(WRITTEN, language, BERLIN, parties)
    yield "form-save-as-fact", _form(COMMAND, read, language)


def _answer(question: str, spoken: Spoken, language: str) -> str:
    reply = announced(spoken.runs, spoken.language)
    telling = reply.outcome is Outcome.ANSWERED and reply.seq > 0
    seq = reply.seq
    under = Under(question, "preview", seq, int(NOW.timestamp()), "Europe/Berlin", telling)
    shown = pages(reply, spoken.language, under)
    return "".join(message_of(message(each, spoken.language, under), language) for each in shown)


async def _home(demo: Demo, language: str) -> str:
    spoken = await demo.bot.home(asked("", language))
    under = Under("", "preview", spoken.runs.seq, int(NOW.timestamp()), "Europe/Berlin")
    surface = ViewSurface(spoken.language, under)
    first = lay_out(spoken.runs, surface, spoken.language)[0]
    return f"<div class=home>{blocks_of(view(first, spoken.language, under), language)}</div>"


def _form(command: str, options: tuple[tuple[str, str], ...], language: str) -> str:
    form = form_of(command, options, language, whole=True)
    if form is None:
        raise ValueError(command)
    return modal_of(modal(form, WHERE, language), language)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

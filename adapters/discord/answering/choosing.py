"""Which server is meant: asked of whoever may mean several, and what waited for it is answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from adapters.chat.plain import length, plain
from adapters.chat.taking import Taken
from adapters.discord.answering.asked import Question
from adapters.discord.answering.filling import offered_form
from adapters.discord.answering.front import Front, answer, language_for, soon
from adapters.discord.answering.servers import Candidates, NoServerError, WhichServerError
from adapters.discord.answering.taking import worked
from adapters.discord.answering.ways import Beside, InPlace, Way
from adapters.discord.drawing.components import ACTION_ROW, Json, display
from adapters.discord.drawing.controls import Use, custom_id
from adapters.discord.drawing.escape import markdown
from adapters.discord.limits import OPTION_TEXT
from adapters.discord.receiving.arrivals import Pressed
from adapters.discord.render import Message, plain_message
from bot.document import Paragraph, Reply
from bot.layout import plain_text
from bot.leaves import Leaf, Verbatim, Words
from bot.words import languages, phrase, said
from store.words import WORD, fold

STRING_SELECT = 3
"""A list to choose from. Discord docs, "Component Reference", 2026-11."""


async def ask_which(
    front: Front, asked: Question, way: Way, error: WhichServerError | NoServerError
) -> None:
    """Ask which server a question is about, and keep it; say so where there is no server."""
    language = await language_for(front, asked.where, asked.locale)
    if isinstance(error, NoServerError):
        await way.tell(plain_message(said("discord-no-server", language)), private=True)
        return
    id_ = front.servers.questions.note(asked)
    await front.servers.questions.keep(id_, asked)
    await way.tell(which(error.candidates, id_, language), private=True)


def wants_another(text: str) -> bool:
    """Say whether somebody says no more than that another server is meant, in any language."""
    return _folded(text) in _another()


async def ask_another(front: Front, asked: Question, way: Way) -> None:
    """Ask which server is meant from now on; where there is one alone, name it."""
    found = await front.servers.common(asked.where.user)
    if len(found) == 1:
        _, name = found[0]
        language = await language_for(front, asked.where, asked.locale)
        await way.tell(plain_message(_naming("discord-one-server", name, language)), private=True)
    else:
        error = WhichServerError(found) if found else NoServerError()
        await ask_which(front, replace(asked, text=""), way, error)


def which(candidates: Candidates, id_: str, language: str) -> Message:
    """Return the message that asks for one of up to 25 servers, for the question `id_`."""
    times = Counter(name for _, name in candidates)
    select: Json = {
        "type": STRING_SELECT,
        "custom_id": custom_id(Use.SERVER, id_, 0),
        "placeholder": said("discord-choose-server", language),
        "options": [
            _option(guild, name, alone=times[name] == 1 or not name.strip())
            for guild, name in candidates
        ],
    }
    words = markdown(said("discord-which-server", language))
    return Message((display(words), {"type": ACTION_ROW, "components": [select]}))


def _option(guild: str, name: str, *, alone: bool) -> Json:
    """Return a server to choose; one that its name does not tell from others shows its id."""
    label = plain(name).strip() or guild
    shown = label if length(label) <= OPTION_TEXT else f"{label[: OPTION_TEXT // 2 - 1]}…"
    return {"label": shown, "value": guild, **({} if alone else {"description": guild})}


async def take_chosen(front: Front, arrival: Pressed, taken: Taken) -> None:
    """Remember the server that somebody chose, and answer what waited for it in its place."""
    language = front.language_of(arrival.locale)
    soon_known = await soon(front, _chosen(front, arrival), None)
    if soon_known and not taken.again and await _has_form(front, soon_known):
        return
    if not taken.again:
        await front.answers.later_in_place(arrival.address)
    way = InPlace(front.answers, arrival.address)

    async def job() -> None:
        known = soon_known or await _chosen(front, arrival)
        if known is None:
            old = said("button-too-old", await language_for(front, arrival.where, arrival.locale))
            await Beside(front.answers, arrival.address).tell(plain_message(old), private=True)
        else:
            await _answer(front, known, way)

    await worked(front, taken, way, language, job)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice, from the server that was chosen, and the question that waited for it."""

    arrival: Pressed
    question: Question


async def _chosen(front: Front, arrival: Pressed) -> Chosen | None:
    """Return what somebody chose, and keep it; None where it was not theirs to choose."""
    where, control, guild = arrival.where, arrival.control, "".join(arrival.chosen)
    if control is None or where.guild or guild not in front.guilds.names():
        return None
    there = await front.servers.there(where, guild)
    if there is None:
        return None
    question = await front.servers.questions.of(control.answer)
    if question is None or question.where.user != where.user:
        return None
    await front.servers.choose(where.user, guild)
    return Chosen(replace(arrival, where=there), question)


async def _has_form(front: Front, known: Chosen) -> bool:
    question = known.question
    if not question.text:
        return False
    return await offered_form(front, known.arrival, question.text, question.options)


async def _answer(front: Front, known: Chosen, way: Way) -> None:
    """Answer the question that waited; whatever it writes is written once."""
    arrival, question = known.arrival, known.question
    if not question.text:
        name = front.guilds.names().get(arrival.where.guild, "")
        language = await language_for(front, arrival.where, arrival.locale)
        words = _naming("discord-server-chosen", name or arrival.where.guild, language)
        await way.tell(plain_message(words), private=True)
        return
    locale, options = arrival.locale, question.options
    call = front.call(arrival.where, question.text, question.key, locale=locale, options=options)
    await answer(front, replace(call, searches=question.searches), way, shareable=False)


def _naming(word: str, server: str, language: str) -> str:
    words: Leaf = Words(word, (("server", Verbatim(server)),))
    return plain_text(phrase(Reply((), (Paragraph((words,)),)), language))


@cache
def _another() -> frozenset[str]:
    """Return the ways to say it, folded; each language lists its own with commas between."""
    said_so = (said("discord-another-server", each) for each in languages())
    return frozenset(_folded(way) for each in said_so for way in each.split(","))


def _folded(text: str) -> str:
    return " ".join(WORD.findall(fold(text)))

"""`/forecasts`: who foretells what by when, and whether that day has come; then the risks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.adoption import market
from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Block, Note, Reply, Tone
from bot.entities import ENTITY
from bot.forecasts import FIELD, Forecast, forecasts, rows
from bot.leaves import Leaf, Words
from bot.lines import Line, label
from bot.params import ChoiceType, day_leaf
from bot.parts import section
from bot.subject import entities_of, subject_of, titled, told_with_deals
from bot.timed import Timed
from store.claims import Entity

DUE, OPEN = "due", "open"
STATE = ChoiceType((DUE, OPEN), aliases=(("fällig", DUE), ("offen", OPEN)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecasts(Timed):
    """About what or by whom, and whether they are due."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)
    due: str | None = parameter(STATE, "due", aliases=("fällig", "fälligkeit"))


async def answer(query: Forecasts, desk: Desk) -> Reply[Leaf]:
    """Show what is foretold, the first to come due first, and what is called a risk."""
    # Any field may hold a forecast, so that none narrows what is read.
    selection = await told_with_deals(desk, query.about, frozenset())
    dossier = await desk.dossier(selection, query.clocks)
    subject = subject_of(desk, query.about)
    title = titled(subject, "forecasts")
    found = forecasts(dossier, subject.id, desk.today)
    near = selection.entities or entities_of(desk, query.about)
    risks = () if query.due else market(dossier, "risk", near)
    if not (found or risks):
        return await nothing_known(desk, dossier, title, about=query.about)
    asked = tuple(each for each in found if query.due in (None, _state(each, desk)))
    blocks = (
        *section(None, rows(asked)),
        *_none(query, asked),
        *_undated(query, found),
        *section(label("risk"), risks),
    )
    aside: Line = (Words("forecasts-on", (("day", day_leaf(desk.today)),)),)
    following = ("forecasts", "adoption") if query.due else ("adoption", "timeline")
    return await answered(
        desk, dossier, title, blocks, aside=aside, about=query.about, following=following
    )


def _state(forecast: Forecast, desk: Desk) -> str | None:
    """Return whether a forecast is due or open; without a day it is neither."""
    if not forecast.dated:
        return None
    return DUE if forecast.due < desk.today else OPEN


def _none(query: Forecasts, asked: tuple[Forecast, ...]) -> tuple[Block[Leaf], ...]:
    if asked or query.due is None:
        return ()
    return (Note(Tone.HINT, (Words(f"forecasts-none-{query.due}"),)),)


def _undated(query: Forecasts, found: tuple[Forecast, ...]) -> tuple[Block[Leaf], ...]:
    """Say how many forecasts a filter left out because they name no day."""
    count = sum(not each.dated for each in found)
    if not (query.due and count):
        return ()
    return (Note(Tone.HINT, (Words("forecasts-undated", (("count", count),)),)),)


COMMAND = Command(
    name="forecasts",
    query=Forecasts,
    answer=answer,
    section=Section.MARKET,
    aliases=(
        "predictions",
        "risks",
        "prognosen",
        "prognose",
        "vorhersagen",
        "risiken",
    ),
    examples=("", "gartner", "due:open"),
    chapter=75,
    fields=frozenset({FIELD, "risk"}),
    meant_by=(
        "predict prognostiziert sagt_voraus voraus expect wächst grow foretell foretells "
        "due fällig speaks_against spricht_gegen"
    ),
    asked_by="become steht_noch_aus prophezeit",
    hinted_by="sagt says how_fast wie_schnell",
)

"""A digest: what changed since its readers were told, once, figures first, on one screen."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import adapters.discord.render as discord
import adapters.slack.render as slack
from adapters.chat.press import Under
from adapters.console.render import draw
from bot.changed import Changed, Days, changed
from bot.concern import of_deal
from bot.desk import Clocks
from bot.disputes import disputed
from bot.document import Actions, Reply
from bot.extent import lines
from bot.figures import claims_behind
from bot.leaves import Leaf
from bot.subject import told_with_deals
from bot.words import phrase
from store.agreement.verdicts import Finding
from tests.bot.demo import NOW, PACK
from tests.bot.digesting import THEN, Channel, open_told, rows, text

ACQUISITION = Path(__file__).parents[1] / "packs" / "vallmora-brunnax"
PACKS = {"article-5": PACK, "acquisition": ACQUISITION}
PINNED = Path(__file__).parent / "digests"
COLUMNS = (80, 40)

SCREEN = 36
"""Lines of a terminal that are seen at once, beside the button and the prompt."""


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", PACKS)
async def test_what_the_last_article_brings(name: str, language: str) -> None:
    channel, since = await open_told(PACKS[name])
    reply = await channel.digest(since, language=language)
    assert reply
    drawn = (draw(phrase(reply, language), language, width=each, colour=False) for each in COLUMNS)
    told_ = "\n".join(line.rstrip() for each in drawn for line in each.splitlines()) + "\n"
    file = PINNED / f"{name}-{language}.txt"
    if os.environ.get("DIALOGUES") == "write":
        file.write_text(told_, "utf-8")

    assert file.read_text("utf-8") == told_


async def test_the_fifth_article_brings_figures_forecasts_and_the_conflicts_it_opens() -> None:
    channel, since = await open_told()
    reply = await channel.digest(since)
    assert reply
    shown = rows(reply)

    assert any("valued at $6bn" in line for line in shown["Figures"])
    assert any("40%" in line and "Gartner" in line for line in shown["Forecasts"])
    conflicts = shown["Conflicts"]
    assert len(conflicts) == 4
    assert any("May 2023 [5]" in line for line in conflicts)
    assert any("exclusive" in line and "OVHcloud" in line for line in conflicts)
    assert any("GPT-4" in line for line in conflicts)
    assert any("€385M [5]; €113M [5]" in line for line in conflicts)
    assert all(
        "[5]" in line for told_ in shown.values() for line in told_ if told_ != shown["More"]
    )


async def test_counts_come_last() -> None:
    channel, since = await open_told()
    reply = await channel.digest(since)
    assert reply

    first, *_, last = rows(reply)
    assert (first, last) == ("Figures", "More")


@pytest.mark.parametrize("name", PACKS)
async def test_its_verdicts_are_those_of_conflicts(name: str) -> None:
    channel, since = await open_told(PACKS[name])
    desk = await channel.desk()
    selection = await told_with_deals(desk, None, frozenset())
    known = {_verdict(each) for each in disputed((await desk.dossier(selection, Clocks())).facts)}

    found = await _changed(channel, since)

    assert found.opened
    assert {_verdict(each) for each in found.opened} <= known


def _verdict(finding: Finding) -> object:
    one, other = (frozenset(each.id for each in side) for side in (finding.one, finding.other))
    return finding.verdict, finding.reason, one, other


async def _changed(channel: Channel, since: int) -> Changed:
    desk = await channel.desk()
    days = Days(THEN.date(), desk.today)
    return await changed(desk, of_deal(desk.deals[0]), after=since, days=days)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", PACKS)
async def test_it_is_one_page_everywhere(name: str, language: str) -> None:
    channel, since = await open_told(PACKS[name])
    reply = await channel.digest(since, language=language)
    assert reply
    runs = phrase(reply, language)
    under = Under("", "", reply.seq, int(NOW.timestamp()), "Europe/Berlin", True)

    assert len(slack.pages(runs, language, under)) == 1
    assert len(discord.pages(runs, language, under)) == 1


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", PACKS)
async def test_it_is_one_screen_of_a_terminal(name: str, language: str) -> None:
    channel, since = await open_told(PACKS[name])
    reply = await channel.digest(since, language=language)
    assert reply
    told_ = replace(reply, blocks=reply.blocks[:-1])
    drawn = draw(phrase(told_, language), language, width=COLUMNS[0], colour=False)

    assert len(drawn.splitlines()) <= SCREEN


async def test_what_was_known_before_is_marked_and_what_is_new_is_not() -> None:
    channel, since = await open_told()
    reply = await channel.digest(since)
    assert reply
    first, *_ = rows(reply)["Figures"]

    assert first.index("€385M") < first.index("$415M, known before")


async def test_the_topics_of_which_most_is_left_are_counted_and_the_button_says_of_how_many() -> (
    None
):
    channel, since = await open_told()
    reply = await channel.digest(since)
    assert reply
    every = len(lines(await _changed(channel, since)))

    assert rows(reply)["More"] == ["Market 45 · Models 34 · Who it is 20"]
    assert f"all {every} changes" in text(reply)


@pytest.mark.parametrize("name", PACKS)
async def test_its_button_tells_the_rest_of_the_same_stretch(name: str) -> None:
    channel, since = await open_told(PACKS[name])
    reply = await channel.digest(since)
    assert reply
    found = await _changed(channel, since)

    whole = (await channel.demo.ask(_command(reply))).leaves

    behind = set(claims_behind(whole))
    assert {record.id for record in found.news.told} <= behind
    assert set(claims_behind(reply)) <= behind
    assert "More" not in rows(whole)


def _command(reply: Reply[Leaf]) -> str:
    actions = reply.blocks[-1]
    assert isinstance(actions, Actions)
    (action,) = actions.actions
    return action.command

"""The whole way of a newcomer in Slack, from an empty workspace to a fact that is taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from store.open import open_store
from tests.adapters.slack.team import Running, at_work
from tests.fakes.slack.entries import labels
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message, View


@dataclass(frozen=True)
class Words:
    """What is read on the way, in one language."""

    empty: str
    no_admin: str
    wrong_code: str
    admin: str
    used_code: str
    loaded: str
    meant_here: str
    funding: str
    asked_by: str
    other: str
    said_in_other: str
    refused: str
    unreadable: str
    made: str
    undo: str
    taken_back: str
    spoken: str
    value: str


ENGLISH = Words(
    empty="No deal is followed here yet.",
    no_admin="There is no admin here yet",
    wrong_code="This is not the code of this workspace.",
    admin="You are an admin of this workspace now.",
    used_code="This code has been used already",
    loaded="is here now, as a demo deal",
    meant_here="Microsoft – Mistral AI is meant here from now on.",
    funding="€490M",
    asked_by="asked by",
    other="language de",
    said_in_other="Die eigenen Antworten kommen ab jetzt auf Deutsch.",
    refused="deals demo takes the role admin, held here by",
    unreadable="cannot be read here",
    made="A new deal",
    undo="Undo",
    taken_back="counts no longer",
    spoken="Mistral AI raised €600M in June 2024.",
    value="€600M",
)
GERMAN = Words(
    empty="Hier wird noch kein Deal verfolgt.",
    no_admin="Hier gibt es noch keinen Admin",
    wrong_code="Das ist nicht der Code dieses Arbeitsbereichs.",
    admin="Die Rolle als Admin dieses Arbeitsbereichs ist übernommen.",
    used_code="Dieser Code ist schon verbraucht",
    loaded="ist jetzt hier, als Beispiel-Deal",
    meant_here="ist hier ab jetzt Microsoft – Mistral AI gemeint.",
    funding="490 Mio. €",
    asked_by="gefragt von",
    other="language en",
    said_in_other="Your answers come in English from now on.",
    refused="deals demo verlangt die Rolle Admin; die hat hier:",
    unreadable="ist hier nicht zu lesen",
    made="Ein neuer Deal",
    undo="Zurücknehmen",
    taken_back="zählt nicht mehr",
    spoken="Mistral AI hat im Juni 2024 600 Mio. Euro eingesammelt.",
    value="600 Mio. Euro",
)


@dataclass(frozen=True)
class Newcomer:
    """Somebody in C1 who reads one language; `code` is what the operator was told."""

    slack: FakeSlack
    running: Running
    user: str

    @property
    def code(self) -> str:
        (told,) = (line for line in self.running.told if "role claim" in line)
        return told.split()[-1]

    async def types(self, command: str, text: str = "", user: str = "") -> str:
        return plain(await self.answer(command, text, user))

    async def answer(self, command: str, text: str = "", user: str = "") -> Message:
        user = user or self.user
        before = len(self.slack.ephemerals(user=user))
        await self.slack.types(command, text, user=user)
        return (await self.slack.until(lambda: self.slack.ephemerals(user=user)[before:]))[0]

    async def form(self, command: str, text: str = "") -> View:
        before = len(self.slack.views_open)
        await self.slack.types(command, text, user=self.user)
        return (await self.slack.until(lambda: self.slack.views_open[before:]))[0]

    async def sends(self, form: View, **entered: str) -> Message:
        """Fill in a form that is taken, and return what it is answered."""
        before = len(self.slack.ephemerals(user=self.user))
        receipt = await self.slack.submits(form, _fields(entered), user=self.user)
        assert not receipt.body, receipt.body
        answers = lambda: self.slack.ephemerals(user=self.user)[before:]  # noqa: E731 - it is waited for
        return (await self.slack.until(answers))[0]

    async def fails(self, form: View, **entered: str) -> str:
        """Fill in a form that is not taken, and return what is wrong in it."""
        receipt = await self.slack.submits(form, _fields(entered), user=self.user)
        assert receipt.body
        assert receipt.body["response_action"] == "errors"
        return " ".join(receipt.body["errors"].values()).replace("\xa0", " ")

    async def presses(self, message: Message, name: str) -> str:
        before = len(self.slack.ephemerals(user=self.user))
        await self.slack.presses(message, name, user=self.user)
        told = await self.slack.until(lambda: self.slack.ephemerals(user=self.user)[before:])
        return plain(told[0])

    async def home(self) -> str:
        before = getattr(self.slack.home(self.user), "hash", "")
        await self.slack.opens_home(user=self.user)

        def shown() -> View | None:
            home = self.slack.home(self.user)
            return home if home and home.hash != before else None

        home = await self.slack.until(shown)
        assert home
        return str(home.payload).replace("\xa0", " ")


def _fields(entered: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in entered.items()}


def plain(message: Message) -> str:
    return message.text.replace("\xa0", " ").replace("\N{WORD JOINER}", "")


@asynccontextmanager
async def newcomer(user: str) -> AsyncIterator[Newcomer]:
    async with FakeSlack() as slack:
        store = await open_store("memory:")
        async with at_work(slack, store) as running:
            yield Newcomer(slack, running, user)
        await store.close()
        assert slack.lapses == []


@pytest.mark.parametrize(("user", "words"), [("U1", ENGLISH), ("U2", GERMAN)], ids=["en", "de"])
async def test_the_way_from_an_empty_workspace_to_a_fact_that_is_taken_back(
    user: str, words: Words
) -> None:
    other = "U2" if user == "U1" else "U1"
    async with newcomer(user) as me:
        assert "deals demo" in await me.home()
        assert words.empty in await me.types("/deal")
        assert "deals demo" in await me.types("/funding", "mistral")
        assert words.no_admin in await me.types("/deals", "demo")

        form = await me.form("/role", "claim")
        assert words.wrong_code in await me.fails(form, code="AAAA-BBBB-CCCC")
        assert words.wrong_code in await me.types("/deal", "role claim AAAA-BBBB-CCCC")
        told = plain(await me.sends(form, code=me.code))
        assert words.admin in told
        assert "deals demo" in told
        assert user in await me.types("/role", "list")

        assert words.loaded in await me.types("/deals", "demo")
        assert words.funding in await me.types("/funding", "mistral")
        assert words.meant_here in await me.types("/channel", "deal mistral")
        funding = await me.answer("/deal", "funding")
        assert words.funding in plain(funding)
        await me.slack.presses(funding, "share", user=user)
        (shared,) = await me.slack.until(me.slack.posts)
        assert words.asked_by in shared.text
        await me.slack.until(lambda: funding.deleted)

        assert words.said_in_other in await me.types("/settings", words.other)
        back = "de" if words is GERMAN else "en"
        assert words.said_in_other not in await me.types("/settings", f"language {back}")
        refused = await me.types("/deals", "demo", user=other)
        assert ENGLISH.refused in refused or GERMAN.refused in refused
        assert user in refused

        form = await me.form("/deals", "new")
        made = await me.sends(form, new_deal="Acme – Foo", kind="merger", parties="Acme, Foo")
        assert words.made in plain(made)

        form = await me.form("/fact", "add")
        entered = {"about": "Acme", "field": "valuation"}
        assert words.unreadable in await me.fails(form, value="lots", **entered)
        saved = await me.sends(form, value="€2bn", **entered)
        assert "share" not in labels(saved)
        assert words.taken_back in await me.presses(saved, words.undo)

        heard = me.slack.wrote(words.spoken, other, "C1", None)
        before = len(me.slack.views_open)
        await me.slack.shortcut("save_as_fact", heard, user=user)
        form = (await me.slack.until(lambda: me.slack.views_open[before:]))[0]
        assert words.value in str(form.payload).replace("\xa0", " ")
        saved = await me.sends(form, about="Mistral AI", field="raised")
        assert words.taken_back in await me.presses(saved, words.undo)

        home = await me.home()
        assert "Microsoft – Mistral AI" in home
        assert "Acme – Foo" in home
        assert me.code not in str(
            [each.text + str(each.blocks) for each in me.slack.state.messages]
        )


@pytest.mark.parametrize("user", ["U1", "U2"])
async def test_the_code_that_the_operator_was_told_makes_one_admin_and_no_second(user: str) -> None:
    other = "U2" if user == "U1" else "U1"
    words, others = (ENGLISH, GERMAN) if user == "U1" else (GERMAN, ENGLISH)
    async with newcomer(user) as me:
        typed = next(line for line in me.running.told if "role claim" in line).strip()
        command, _, text = typed.partition(" ")
        assert command == "/deal"
        assert words.admin in await me.types(command, text)
        assert others.used_code in await me.types(command, text, user=other)

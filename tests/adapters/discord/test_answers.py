"""What people see who ask in Discord: by a command, a mention, alone with the bot, by a button."""

from __future__ import annotations

import asyncio

from tests.adapters.discord.member import unmarked
from tests.adapters.discord.team import WORKSPACE, fake_server, granted, unanswered
from tests.fakes.discord import ADA, BEN, DEALS, ELSEWHERE, GENERAL, THREAD, FakeDiscord
from tests.fakes.discord.entries import controls, labels, texts
from tests.fakes.discord.faults import Refused
from tests.fakes.discord.state import Message

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
ANSWER = "PATCH /webhooks/{application_id}/{interaction_token}/messages/{message_id}"


def told(message: Message) -> str:
    """The words as they are read: no-break spaces are spaces, joiners nothing."""
    words = "\n".join(map(unmarked, texts(message.components)))
    return words.replace("\xa0", " ").replace("\N{WORD JOINER}", "")


async def asked(discord: FakeDiscord, name: str, user: str = ADA, **options: str) -> Message:
    return await discord.answered(await discord.types(name, options, user=user))


async def test_a_slash_command_is_answered_for_its_asker_alone() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", about="mistral")

    assert "€490M" in told(answer)
    assert answer.ephemeral_to == ADA
    assert discord.posts() == []
    assert discord.lapses == []


async def test_a_command_is_answered_in_the_language_of_the_client() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", BEN, about="mistral")

    assert "490 Mio. €" in told(answer)


async def test_the_commands_that_are_registered_are_those_that_are_answered() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "fact undo", number="3")

    assert "editor" in told(answer)
    assert [each["name"] for each in discord.state.commands[None] if each["type"] == 3] == [
        "Save as fact"
    ]


async def test_a_mention_is_answered_by_a_reply_for_all() -> None:
    async with fake_server() as (discord, _):
        question = await discord.mentions("funding mistral")
        (answer,) = await discord.until(discord.posts)
        await discord.until(lambda: discord.called("POST /channels/{channel_id}/typing"))

    assert "€490M" in told(answer)
    assert answer.reference == question.id
    assert answer.mentions == []


async def test_a_mention_in_a_thread_is_answered_there_with_the_settings_of_its_channel() -> None:
    async with fake_server() as (discord, store):
        await store.workspace(WORKSPACE).prefer(DEALS, "language", "de")
        await discord.mentions("funding mistral", channel=THREAD)
        (answer,) = await discord.until(lambda: discord.posts(THREAD))

    assert "490 Mio. €" in told(answer)


async def test_a_mention_alone_tells_what_can_be_asked() -> None:
    async with fake_server() as (discord, _):
        await discord.mentions("")
        (answer,) = await discord.until(discord.posts)

    assert "funding" in told(answer)


async def test_what_is_no_command_is_searched_for_where_the_bot_is_mentioned() -> None:
    async with fake_server() as (discord, _):
        await discord.mentions("genauer zu überprüfen")
        (answer,) = await discord.until(discord.posts)

    assert "Europäische Union" in told(answer) or "European Union" in told(answer)


async def test_what_others_say_is_left_alone() -> None:
    async with fake_server() as (discord, _):
        answer_to = await discord.mentions("funding mistral")
        (answer,) = await discord.until(discord.posts)
        await discord.says("I knew that.", user=BEN, reply_to=answer)
        await discord.says("funding mistral", user=BEN)
        await discord.says("<@100000000000000001> look at this", user=BEN)
        await discord.mentions("terms")
        await discord.until(lambda: discord.posts()[1:])

    assert len(discord.posts()) == 2
    assert answer.reference == answer_to.id


async def test_whoever_is_in_one_server_alone_is_answered_in_a_direct_message() -> None:
    async with fake_server() as (discord, _):
        there = discord.direct(BEN)
        await discord.says("wer hat mistral gegründet?", user=BEN, channel=there)
        (answer,) = await discord.until(lambda: discord.posts(there))

    assert "Arthur Mensch" in told(answer)
    assert "Share" not in labels(answer)


async def test_a_server_knows_nothing_of_another_s_deals() -> None:
    async with fake_server() as (discord, _):
        step = await discord.types("funding", {"about": "mistral"}, channel=ELSEWHERE)
        answer = await discord.answered(step)

    assert "490" not in told(answer)


async def test_a_follow_up_is_one_press_away() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", about="mistral")
        question = next(each for each in controls(answer.components) if ":1" in each["custom_id"])
        next_one = await discord.answered(await discord.presses(answer, question["custom_id"]))

    assert next_one.id != answer.id
    assert next_one.ephemeral_to == ADA
    assert told(next_one) != told(answer)


async def test_the_first_page_leads_to_the_next() -> None:
    async with fake_server() as (discord, _):
        first = await asked(discord, "conflicts")
        more = next(
            each["custom_id"]
            for each in controls(first.components)
            if each["custom_id"].startswith("more:")
        )
        second = await discord.answered(await discord.presses(first, more))

    assert told(second).startswith("Microsoft – Mistral AI · conflicts\npage 2")
    assert second.ephemeral_to == ADA


async def test_what_is_shared_is_seen_by_all_with_who_asked_and_the_private_one_goes() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", about="mistral")
        await discord.presses(answer, "Share")
        (shared,) = await discord.until(discord.posts)
        await discord.until(lambda: answer.deleted)

    assert "€490M" in told(shared)
    assert ADA in told(shared)
    assert shared.said["allowed_mentions"] == {"parse": []}
    assert "Share" not in labels(shared)
    assert discord.lapses == []


async def test_the_buttons_of_a_shared_answer_answer_whoever_presses_them() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", about="mistral")
        await discord.presses(answer, "Share")
        (shared,) = await discord.until(discord.posts)
        first = next(iter(controls(shared.components)))["custom_id"]
        own = await discord.answered(await discord.presses(shared, first, user=BEN))

    assert own.ephemeral_to == BEN
    assert len(discord.posts()) == 1


async def test_where_the_bot_may_not_write_sharing_says_what_is_missing() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", about="mistral")
        discord.state.channels[DEALS].writable = False
        await discord.presses(answer, "Share")
        (_, aside) = await discord.until(lambda: discord.ephemerals()[1:] and discord.ephemerals())

    assert "Send Messages" in told(aside)
    assert not answer.deleted
    assert discord.posts() == []


async def test_a_button_of_long_ago_says_that_it_is_too_old() -> None:
    async with fake_server() as (discord, _):
        button = {"type": 2, "style": 2, "label": "Old", "custom_id": "ask:0123456789ab:0"}
        old = discord.posted("", components=[{"type": 1, "components": [button]}])
        words = await discord.answered(await discord.presses(old, "Old"))

    assert "too old" in told(words)


async def test_a_button_of_another_server_says_that_it_is_too_old() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", about="mistral")
        pressed = next(controls(answer.components))["custom_id"]
        button = {"type": 2, "style": 2, "label": "Stolen", "custom_id": pressed}
        stolen = discord.posted(
            "", channel=ELSEWHERE, components=[{"type": 1, "components": [button]}]
        )
        words = await discord.answered(await discord.presses(stolen, "Stolen"))

    assert "too old" in told(words)


async def test_two_clicks_are_one() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "funding", about="mistral")
        pressed = next(controls(answer.components))["custom_id"]
        first = await discord.presses(answer, pressed)
        await discord.presses(answer, pressed)
        await discord.answered(first)

    assert len(discord.ephemerals()) == 2
    assert discord.lapses == []


async def test_a_briefing_comes_with_its_document() -> None:
    async with fake_server() as (discord, _):
        answer = await asked(discord, "briefing", BEN)

    (file,) = answer.files
    assert file.name.endswith(".md")
    assert file.content.decode().startswith("# Microsoft – Mistral AI")


async def test_a_fact_that_was_added_can_be_taken_back_by_its_button_once() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        answer = await asked(
            discord,
            "fact add",
            about="mistral ai",
            field="valuation",
            value="€2bn",
            quote="Mistral is worth €2bn",
            source="The Example",
        )

    assert "€2" in told(answer)
    assert "Share" not in labels(answer)


async def test_a_command_in_another_channel_is_answered_there() -> None:
    async with fake_server() as (discord, _):
        step = await discord.types("funding", {"about": "mistral"}, channel=GENERAL)
        answer = await discord.answered(step)

    assert answer.channel == GENERAL


async def test_what_was_searched_for_goes_on_as_a_search() -> None:
    async with fake_server() as (discord, _):
        await discord.mentions("mistral")
        (first,) = await discord.until(discord.posts)
        more = next(each for each in labels(first) if "page 2" in each)
        second = await discord.answered(await discord.presses(first, more))

    assert told(first).startswith("“mistral” · search")
    assert told(second).startswith("“mistral” · search\npage 2")


async def test_what_all_see_already_is_not_offered_to_be_shared() -> None:
    async with fake_server() as (discord, store):
        await discord.mentions("funding mistral")
        (mentioned,) = await discord.until(discord.posts)
        await store.workspace(WORKSPACE).prefer(DEALS, "answers", "public")
        public = await asked(discord, "funding", about="mistral")
        own = await asked(discord, "settings show")

    assert "Share" not in labels(mentioned)
    assert public.ephemeral_to is None
    assert "Share" not in labels(public)
    assert own.ephemeral_to == ADA


async def test_what_was_typed_wrong_can_be_changed_in_its_form() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        typed = {"about": "mistral ai", "field": "valuation", "value": "lots", "quote": "lots"}
        wrong = await discord.answered(await discord.types("fact add", typed))
        await discord.presses(wrong, "Change")
        (form,) = discord.modals

    held = {each["custom_id"]: each.get("value") for each in controls(form.components)}
    assert held["value"] == "lots"
    assert held["about"] == "mistral ai"


async def test_a_mention_is_answered_in_the_language_that_its_author_s_client_told() -> None:
    async with fake_server() as (discord, _):
        await asked(discord, "help", BEN)
        await discord.mentions("funding mistral", user=BEN)
        (answer,) = await discord.until(discord.posts)

    assert "490 Mio. €" in told(answer)


async def test_a_form_opens_in_the_language_that_was_chosen() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        await store.workspace(WORKSPACE).prefer(ADA, "language", "de")
        await discord.types("deals new", user=ADA)
        (form,) = discord.modals

    assert "Parteien" in str(form.components)


async def test_a_press_that_discord_had_forgotten_can_be_made_again_at_once() -> None:
    async with fake_server() as (discord, store):
        answer = await asked(discord, "funding", about="mistral")
        pressed = next(controls(answer.components))["custom_id"]
        discord.faults.plant(CALLBACK, Refused(10062))
        await discord.presses(answer, pressed)
        for _ in range(10_000):
            await asyncio.sleep(0)
            if not await unanswered(store):
                break  # it is known by now that nothing came of it
        again = await discord.answered(await discord.presses(answer, pressed))

    assert again.id != answer.id
    assert again.ephemeral_to == ADA


async def test_an_answer_that_cannot_be_given_does_not_say_that_nothing_was_done() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        before = (await store.workspace(WORKSPACE).head()).seq
        discord.faults.plant(ANSWER, Refused(50006))
        deal = {"new-deal": "Acme and Foo", "kind": "merger", "parties": "Acme, Foo"}
        words = await discord.answered(await discord.types("deals new", deal))
        after = (await store.workspace(WORKSPACE).head()).seq

    assert before < after
    assert "may have been done" in told(words)


async def test_a_command_is_in_the_inbox_before_it_is_acknowledged() -> None:
    async with fake_server() as (discord, store):
        held = discord.faults.hold(CALLBACK)
        discord.patience = 0
        await discord.types("funding", {"about": "mistral"})
        await held.reached()
        waiting = await unanswered(store)
        held.release()

    assert [each.kind for each in waiting] == ["INTERACTION_CREATE"]

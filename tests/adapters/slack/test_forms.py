from __future__ import annotations

from tests.adapters.slack.team import at_work, demo, fake_team, made_editor
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import View


async def opened(slack: FakeSlack, text: str, user: str = "U1") -> View:
    await slack.types("/deal", text, user=user)
    (view,) = await slack.until(lambda: slack.views_open)
    return view


async def home_of(slack: FakeSlack, user: str = "U1") -> View:
    home = await slack.until(lambda: slack.home(user))
    assert home
    return home


async def test_a_command_that_lacks_something_opens_its_form() -> None:
    async with fake_team() as (slack, _):
        view = await opened(slack, "compare")

    assert view.payload["title"]["text"] == "Compare"
    assert slack.ephemerals() == []
    assert slack.lapses == []


async def test_a_form_speaks_its_reader_s_language() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/funding", user="U2")  # so that the profile is known
        await slack.until(lambda: slack.ephemerals(user="U2"))
        view = await opened(slack, "vergleich", user="U2")

    assert view.payload["title"]["text"] == "Vergleich"


async def test_a_field_proposes_what_begins_with_what_is_typed() -> None:
    async with fake_team() as (slack, _):
        view = await opened(slack, "compare")
        receipt = await slack.suggests(view, "a", "mis")

    assert receipt.body
    names = [each["text"]["text"] for each in receipt.body["options"]]
    assert any("Mistral" in name for name in names)


async def test_a_form_that_is_sent_is_answered_where_it_was_opened() -> None:
    async with fake_team() as (slack, _):
        view = await opened(slack, "compare")
        receipt = await slack.submits(view, {"a": "Mistral Large"})
        (answer,) = await slack.until(slack.ephemerals)

    assert not receipt.body
    assert "Mistral Large" in answer.text
    assert slack.posts() == []
    assert slack.lapses == []


async def test_what_is_wrong_stands_at_its_field_and_can_be_mended_there() -> None:
    async with fake_team() as (slack, _):
        view = await opened(slack, "settings zone")
        receipt = await slack.submits(view, {"zone": "Nowhere/Atall"})
        assert receipt.body
        assert receipt.body["response_action"] == "errors"
        assert "Nowhere/Atall" in receipt.body["errors"]["input:zone"]
        again = await slack.submits(view, {"zone": "Nowhere/Atall"})
        assert again.body == receipt.body
        mended = await slack.submits(view, {"zone": "Europe/Paris"})
        (answer,) = await slack.until(slack.ephemerals)

    assert not mended.body
    assert "Europe/Paris" in answer.text


async def test_a_field_is_told_the_words_that_would_do_and_no_command() -> None:
    async with fake_team() as (slack, _):
        view = await opened(slack, "settings zone")
        receipt = await slack.submits(view, {"zone": "Europe/Pariss"})

    assert receipt.body
    told = receipt.body["errors"]["input:zone"]
    assert told.endswith("Europe/Paris")
    assert "settings zone" not in told


async def test_the_shortcut_of_a_message_opens_a_form_with_what_it_says() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            message = slack.wrote("Mistral AI raised €600M in June 2024. More soon.", "U2")
            await slack.shortcut("save_as_fact", message)
            (view,) = await slack.until(lambda: slack.views_open)

    values = {
        each["element"]["action_id"]: each["element"].get("initial_value")
        for each in view.payload["blocks"]
        if each["type"] == "input"
    }
    assert values["quote"] == "Mistral AI raised €600M in June 2024."
    assert values["value"] == "€600M"


async def test_a_press_of_what_lacks_something_opens_its_form_too() -> None:
    async with fake_team() as (slack, _):
        await slack.opens_home()
        home = await home_of(slack)
        await slack.presses(home, "Change the time zone")
        (view,) = await slack.until(lambda: slack.views_open)

    assert view.payload["private_metadata"]


async def test_home_tells_of_the_deals_and_answers_in_the_conversation_with_the_bot() -> None:
    async with fake_team() as (slack, _):
        await slack.opens_home(user="U2")
        home = await home_of(slack, "U2")
        await slack.presses(home, "ask:1", user="U2")
        (answer,) = await slack.until(lambda: slack.posts("DU2"))

    assert "Microsoft – Mistral AI" in str(home.payload)
    assert answer.text


async def test_home_is_in_the_language_that_is_chosen_there() -> None:
    async with fake_team() as (slack, _):
        await slack.opens_home()
        home = await home_of(slack)
        before = home.hash
        await slack.presses(home, "Answers in German")
        await slack.until(lambda: (shown := slack.home()) and shown.hash != before)

    shown = slack.home()
    assert shown
    assert "Sprache" in str(shown.payload)

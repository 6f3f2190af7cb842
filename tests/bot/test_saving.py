from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.document import Outcome
from bot.forms import form_of
from bot.saving import COMMAND, Message, proposed, sentences
from store.claims import Entity, Kind, Name
from store.values import EntityId
from tests.bot.editing import drawn, open_desk, open_small_desk

BERLIN = ZoneInfo("Europe/Berlin")
LINK = "https://example.slack.com/archives/C1/p1"
LATE = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)

MISTRAL = Entity(
    EntityId("company:mistral-ai"),
    Kind.COMPANY,
    (Name("Mistral AI"),),
    (Name("Mistral"),),
)
MICROSOFT = Entity(EntityId("company:microsoft"), Kind.COMPANY, (Name("Microsoft"),))
DEAL = Entity(EntityId("deal:a"), Kind.DEAL, (Name("Microsoft – Mistral AI"),))


def options(text: str, language: str, *known: Entity) -> dict[str, str]:
    return dict(proposed(Message(text, "Ada", LATE, LINK), language, BERLIN, known))


@pytest.mark.parametrize(
    ("text", "language", "field", "value", "quote"),
    [
        (
            "Hallo! Am 26. Februar 2024 wurde Mistral mit rund 2 Mrd. Euro bewertet. Viel.",
            "de",
            "Bewertet mit",
            "rund 2 Mrd. Euro",
            "Am 26. Februar 2024 wurde Mistral mit rund 2 Mrd. Euro bewertet.",
        ),
        (
            "Beim 12. Versuch betrug der Preis 5 Mio. Euro. Ende.",
            "de",
            "Preis",
            "5 Mio. Euro",
            "Beim 12. Versuch betrug der Preis 5 Mio. Euro.",
        ),
        (
            "So! Founded in Feb. 2024 it was. Now more.",
            "en",
            "Founded",
            "in Feb. 2024",
            "Founded in Feb. 2024 it was.",
        ),
        (
            "Hi all. Adobe pays a price of about $20bn for Figma. Wow!",
            "en",
            "Price",
            "about $20bn",
            "Adobe pays a price of about $20bn for Figma.",
        ),
        (
            "Die Firma wurde 2023 gegründet. Danach kam Microsoft.",
            "de",
            "Gegründet",
            "2023",
            "Die Firma wurde 2023 gegründet.",
        ),
        (
            "Kurz gesagt\nUmsatz: 30 Mio. Euro\nGewinn: 5 Mio. Euro",
            "de",
            "Umsatz",
            "30 Mio. Euro",
            "Umsatz: 30 Mio. Euro",
        ),
        (
            "3 people told me. Mistral has 60 employees, says Dr. Mensch.",
            "en",
            "Employees",
            "60 employees",
            "Mistral has 60 employees, says Dr. Mensch.",
        ),
    ],
)
def test_the_first_sentence_with_a_value_is_the_quote_and_its_words_tell_the_field(
    text: str, language: str, field: str, value: str, quote: str
) -> None:
    found = options(text, language)

    assert (found.get("field"), found["value"], found["quote"]) == (field, value, quote)


@pytest.mark.parametrize(
    ("text", "reader", "value", "said_in", "saved"),
    [
        (
            "Mistral wird mit rund 1.500 Mio. Euro bewertet.",
            "en",
            "rund 1.500 Mio. Euro",
            "de",
            "about €1.500bn",
        ),
        (
            "Mistral had revenue of $1.500 billion by then.",
            "de",
            "$1.500 billion",
            "en",
            "1,500 Mrd. $",
        ),
    ],
)
async def test_figures_are_read_as_the_language_of_the_message_writes_them(
    text: str, reader: str, value: str, said_in: str, saved: str
) -> None:
    found = options(text, reader, MISTRAL)
    spoken = await (await open_desk()).ask(COMMAND, reader, options=tuple(found.items()))

    assert (found["value"], found["said-in"]) == (value, said_in)
    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert saved in drawn(spoken).replace("\N{NO-BREAK SPACE}", " ")


def test_a_message_in_the_reader_s_own_language_or_in_none_that_is_known_says_no_language() -> None:
    assert "said-in" not in options("Mistral wird mit 2 Mrd. Euro bewertet.", "de")
    assert "said-in" not in options("Mistral: $1.500bn, in Paris", "de")


def test_a_field_that_the_words_do_not_say_is_left_open() -> None:
    assert "field" not in options("Mistral: €2bn!", "en")
    assert "field" not in options("Funding of €2bn.", "en")  # a round, or all of them


def test_a_message_without_a_value_is_quoted_whole_with_its_value_left_open() -> None:
    found = options("They are partners. Really.", "en")

    assert found["quote"] == "They are partners. Really."
    assert "value" not in found


def test_who_said_it_when_and_where_is_taken_from_the_message_on_the_reader_s_day() -> None:
    found = options("€2bn", "en")

    assert (found["source"], found["said-on"], found["link"]) == ("Ada", "2026-11-23", LINK)
    assert "link" not in dict(proposed(Message("€2bn", "Ada", LATE), "en", BERLIN))


def test_it_is_about_the_one_party_that_is_named_else_left_open() -> None:
    parties = (DEAL, MICROSOFT, MISTRAL)

    assert options("Mistral is worth €2bn.", "en", *parties)["about"] == "Mistral AI"
    assert options("Mistral is worth €2bn.", "en", *parties[:2]).get("about") is None
    assert "about" not in options("Microsoft pays Mistral €2bn.", "en", *parties)
    whole = options("Microsoft – Mistral AI: €2bn.", "en", *parties)
    assert whole["about"] == "Microsoft – Mistral AI"
    assert options("Microsoft – Mistral AI: €2bn.", "en", DEAL, MISTRAL)["about"] == "Mistral AI"


@pytest.mark.parametrize("language", ["de", "en"])
async def test_what_is_proposed_opens_the_form_and_is_saved_as_it_stands(language: str) -> None:
    desk = await open_desk()
    told = {
        "de": "Gehört: Mistral ist mit 3 Mrd. Euro bewertet.",
        "en": "Heard: Mistral is valued at €3bn.",
    }
    message = Message(told[language], "Ada", LATE, LINK)
    given_ = proposed(message, language, BERLIN, (MISTRAL,))

    form = form_of(COMMAND, given_, language, whole=True)
    spoken = await desk.save(COMMAND, language, options=given_)

    assert form
    # A day stands in a form as its language writes it.
    days = {"said-on": "23.11.2026"} if language == "de" else {}
    assert {each.name: each.value for each in form.inputs if each.value} == {**dict(given_), **days}
    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert (await desk.deal()).sources[-1].source.link == LINK


PARTS = st.lists(
    st.sampled_from(
        (
            "Am 26. Februar 2024 kam es.",
            "Rund 2 Mrd. Euro!",
            "It cost $5m.",
            "Dr. No says 3 %.",
            "\n",
            "Wirklich?",
            "<!channel>",
            "資金調達。",
        )
    ),
    max_size=8,
)


@given(PARTS.map(" ".join), st.sampled_from(["de", "en"]))
def test_sentences_are_all_of_the_text_in_its_order(text: str, language: str) -> None:
    found = [each.text for each in sentences(text, language)]

    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.text(max_size=60), st.sampled_from(["de", "en"]))
def test_whatever_a_message_says_its_quote_stands_in_it_and_holds_the_value(
    text: str, language: str
) -> None:
    found = options(text, language)

    assert found.get("quote", "") in text
    assert found.get("value", "") in found.get("quote", "")


@given(PARTS.map(" ".join))
def test_whatever_is_proposed_is_saved_or_asked_back(text: str) -> None:
    async def tried() -> None:
        desk = await open_small_desk()
        options = proposed(Message(f"Mistral: {text}", "Ada", LATE), "en", BERLIN, (MISTRAL,))
        spoken = await desk.ask(COMMAND, options=options)
        assert spoken.leaves.outcome is not Outcome.FAILED

    asyncio.run(tried())

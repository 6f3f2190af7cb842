"""What a value cannot be is refused at its argument, in the asker's language; nothing is saved."""

from __future__ import annotations

import pytest

from bot.document import Outcome
from tests.bot.editing import drawn, open_desk

ROUND_NEEDED = {
    "en": "Nvidia is known as something else: company. Taken here is: financing round.",
    "de": "Nvidia ist als etwas anderes bekannt: Unternehmen.",
}
BELOW_NOTHING = {"en": "is less than nothing", "de": "ist weniger als nichts"}
PART = {"en": "no part of a whole: Stake is from 0% to 100%", "de": "kein Teil eines Ganzen"}
FRACTION = {"en": "is a fraction: Employees is a whole number", "de": "ist ein Bruch."}
THINGS = {"en": "counts something else. Employees: a", "de": "zählt etwas anderes. Beschäftigte: "}
UNQUOTED = {"en": "The quote does not say “2M”.", "de": "Das Zitat sagt nicht „2M“."}
YET_TO_COME = {"en": "is yet to come", "de": "liegt in der Zukunft"}


@pytest.mark.parametrize(
    ("text", "at", "answer"),
    [
        ("fact add microsoft participated_in value:Nvidia", "value", ROUND_NEEDED),
        ("fact add microsoft led_round value:nvidia", "value", ROUND_NEEDED),
        ("fact add mistral raised value:€2m round:Nvidia", "round", ROUND_NEEDED),
        ('fact add mistral price value:"-5 Mio. €"', "value", BELOW_NOTHING),
        ("fact add mistral revenue value:€-5m", "value", BELOW_NOTHING),
        ("fact add mistral employees value:-3", "value", BELOW_NOTHING),
        ("fact add microsoft stake value:140%", "value", PART),
        ("fact add microsoft stake value:-3%", "value", PART),
        ('fact add microsoft stake value:"90 to 110%"', "value", PART),
        ("fact add mistral employees value:12.5", "value", FRACTION),
        ('fact add mistral employees value:"2 Mio. Nutzer" quote:"2 Mio. Nutzer"', "value", THINGS),
        (
            'fact add mistral employees value:2M quote:"2M users" source:FT said-in:en',
            "value",
            UNQUOTED,
        ),
        ("fact add mistral price value:€2m source:FT said-on:2031-05-06", "said-on", YET_TO_COME),
        ("source add Tomorrow publisher:FT published:2026-11-25", "published", YET_TO_COME),
        ("source add Soon publisher:FT date:2031", "published", YET_TO_COME),
        ("source revise 1 published:2031", "published", YET_TO_COME),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
async def test_what_a_value_cannot_be_is_refused(
    text: str, at: str, answer: dict[str, str], language: str
) -> None:
    desk = await open_desk()
    before = await desk.seq()

    spoken = await desk.ask(text, language)

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, at)
    assert answer[language] in drawn(spoken)
    assert await desk.seq() == before


@pytest.mark.parametrize(
    "text",
    [
        "fact add microsoft stake value:100% quote:100% source:FT",
        "fact add microsoft stake value:0% quote:0% source:FT",
        "fact add microsoft premium value:140% quote:140% source:FT",
        'fact add mistral employees value:"1.5 thousand" quote:"1.5 thousand" source:FT',
        'fact add mistral employees value:"1300 people" quote:"1,300 people" source:FT said-in:en',
        'fact add mistral employees value:1300 quote:"1,300 staff" source:FT said-in:en',
        "fact add microsoft acquired value:Mistral quote:Mistral source:FT",
        # Elsewhere it is tomorrow already, and this year is not over.
        "fact add mistral price value:€2m quote:€2m source:FT said-on:2026-11-24",
        "source add This year publisher:FT published:2026",
    ],
)
async def test_what_a_value_may_be_is_taken(text: str) -> None:
    desk = await open_desk()
    before = await desk.seq()

    assert (await desk.save(text)).leaves.outcome is Outcome.ANSWERED
    assert await desk.seq() > before


async def test_a_thing_that_a_field_takes_no_sort_of_is_told_in_words_where_words_will_do() -> None:
    desk = await open_desk()

    await desk.save('fact add mistral offers value:Nvidia quote:"offers Nvidia" source:FT')

    assert (await desk.newest()).claim.value.words == "Nvidia"
    assert type((await desk.newest()).claim.value).__name__ == "Text"

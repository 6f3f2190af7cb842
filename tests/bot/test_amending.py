"""A claim put right: what cannot be read, what a quote says otherwise, what a quote lacks."""

from __future__ import annotations

import pytest

from bot.arguments import understand
from bot.document import Outcome
from tests.bot.editing import Desk, actions, drawn, open_desk, save_of
from tests.bot.team import offered, problem


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


async def saved(desk: Desk, text: str) -> int:
    """The number of a claim that is saved so."""
    await desk.save(text)
    return (await desk.newest()).standing.recorded


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("value:much", "value"),
        ("value:-3", "value"),
        ("value:“€2bn and €3bn”", "value"),
        ("value:€2bn when:soonish", "when"),
        ("value:€2bn when:3/4/2023", "when"),
    ],
)
@pytest.mark.parametrize("command", ["amend", "revise"])
async def test_what_cannot_be_read_is_told_at_its_field(
    desk: Desk, command: str, words: str, at: str, language: str
) -> None:
    number = await saved(desk, 'fact add mistral valuation value:€2bn quote:"worth €2bn" source:FT')

    told = await desk.ask(f'fact {command} {number} {words} quote:"worth €2bn"', language)

    assert told.leaves.outcome is Outcome.MISUNDERSTOOD
    assert told.leaves.at == at
    assert all(each.startswith(f"fact {command} ") for each in offered(told.leaves))


WRONG = 'fact add mistral valuation value:€2bn quote:"valued at €2bn by cvs" source:FT'
RIGHT = "valued at €2bn by VCs"


async def test_a_quote_that_was_copied_wrongly_is_put_right_and_that_is_undone(desk: Desk) -> None:
    number = await saved(desk, WRONG)
    wrong = await desk.newest()

    shown = await desk.ask(f'fact amend {number} value:€2bn quote:"{RIGHT}"')
    told = await desk.save(save_of(shown) or "")

    right = await desk.newest()
    assert right.id == wrong.id
    assert [each.quote for each in right.spans] == [RIGHT]
    for each in (shown, told):
        before, after = drawn(each).split("After")
        assert "by cvs" in before
        assert RIGHT in after
        assert "by cvs" not in after.split("Agrees")[0].split("In doubt")[0]
    assert f"quoted in other words, “{RIGHT}”" in drawn(await desk.ask(f"fact history {number}"))
    assert f"anders zitiert, „{RIGHT}“" in drawn(await desk.ask(f"fact history {number}", "de"))

    entry = await desk.seq()
    await desk.save(f"fact undo {entry}")
    assert (await desk.newest()).spans == wrong.spans
    again = await desk.save(f"fact undo {entry}")
    assert "taken back before" in drawn(again)
    await desk.save(f"fact undo {await desk.seq()}")
    assert [each.quote for each in (await desk.newest()).spans] == [RIGHT]


async def test_the_same_quote_again_changes_nothing(desk: Desk) -> None:
    number = await saved(desk, WRONG)

    told = await desk.ask(f'fact amend {number} value:€2bn quote:"valued at €2bn by cvs"')

    assert problem(told.leaves) == "problem-nothing-else"


async def test_what_was_taken_back_for_its_quote_counts_again_in_the_right_one(desk: Desk) -> None:
    number = await saved(desk, WRONG)
    await desk.save(f"fact retract {number} reason:misquoted")

    await desk.save(f'fact add mistral valuation value:€2bn quote:"{RIGHT}" source:FT')

    record = await desk.newest()
    assert record.standing.visible
    assert [each.quote for each in record.spans] == [RIGHT]
    assert "by cvs" not in drawn(await desk.ask("valuation mistral"))


async def test_a_quote_put_right_is_undone_before_what_it_was_of(desk: Desk) -> None:
    number = await saved(desk, WRONG)
    await desk.save(f'fact amend {number} value:€2bn quote:"{RIGHT}"')
    first = await desk.seq()
    await desk.save(f'fact amend {number} value:€2bn quote:"{RIGHT} today"')

    refused = await desk.ask(f"fact undo {first}")

    assert problem(refused.leaves) == "problem-changed-since"
    assert offered(refused.leaves)[0] == f"fact undo {await desk.seq()}"


@pytest.mark.parametrize(
    ("said", "typed", "quote"),
    [
        ("closing", "5 May 2026", "closes in 2026"),
        ("valuation", "about $7bn", "it is worth $7.02bn"),
        ("employees", "about 60", "has 60 people"),
    ],
)
async def test_what_a_quote_says_otherwise_is_shown_before_it_is_saved(
    desk: Desk, said: str, typed: str, quote: str
) -> None:
    about = '"Microsoft – Mistral AI"' if said == "closing" else "openai"
    before = await desk.seq()

    for language, word in (("en", "The quote says"), ("de", "Das Zitat sagt")):
        shown = await desk.ask(
            f'fact add {about} {said} value:"{typed}" quote:"{quote}" source:FT', language
        )
        assert f"{word} “" in drawn(shown) or f"{word} „" in drawn(shown)
        assert typed in drawn(shown)
        assert save_of(shown)
    assert await desk.seq() == before


async def test_other_words_for_the_same_are_saved_at_once(desk: Desk) -> None:
    told = await desk.ask(
        'fact add openai raised value:"6.6 billion dollars" quote:"raised $6.6bn" source:FT'
    )

    assert "The quote says" not in drawn(told)
    assert save_of(told) is None


async def test_what_a_new_quote_says_otherwise_is_told_before_it_is_put_right(desk: Desk) -> None:
    number = await saved(desk, WRONG)

    shown = await desk.ask(
        f'fact amend {number} value:"nearly €2bn" when:"5 May 2023" '
        'quote:"valued at about €2bn in 2023"'
    )

    assert "The quote says “about €2bn”, not “nearly €2bn”" in drawn(shown)
    assert "The quote says “in 2023”, not “5 May 2023”" in drawn(shown)


@pytest.mark.parametrize(
    "command",
    [
        'fact add openai revenue value:30500 quote:"made 30500 euros" source:FT',
        'fact amend {number} value:30500 quote:"made 30500 euros"',
    ],
)
async def test_a_bare_number_is_told_the_currency_that_the_quote_has(
    desk: Desk, command: str
) -> None:
    number = await saved(desk, 'fact add openai revenue value:€1bn quote:"made €1bn" source:Bild')

    told = await desk.ask(command.format(number=number))

    assert problem(told.leaves) == "problem-lacks-currency"
    assert told.leaves.at == "value"
    assert told.leaves.spellings == ("30500 euros",)
    (offer,) = offered(told.leaves)
    assert save_of(await desk.ask(offer)) or (await desk.newest()).claim.value.words == offer


async def test_a_better_quote_of_what_is_known_is_offered_in_the_place_of_the_one_before(
    desk: Desk,
) -> None:
    await saved(desk, WRONG)

    told = await desk.ask(f'fact add mistral valuation value:€2bn quote:"{RIGHT}" source:FT')
    same = await desk.ask(WRONG)
    await desk.save(offered(told.leaves)[0])

    assert "Known already" in drawn(told)
    assert not any(each.startswith("fact amend") for each in offered(same.leaves))
    assert [each.quote for each in (await desk.newest()).spans] == [RIGHT]


async def test_words_put_right_were_not_held_against_the_source(desk: Desk) -> None:
    await desk.save(
        'fact add mistral employees value:900 quote:"Mistrla has 900 staff" '
        "link:https://example.com/a"
    )
    number = (await desk.newest()).standing.recorded
    await desk.save(f"fact verify {number}")

    await desk.save(f'fact amend {number} value:900 quote:"Mistral has 900 staff"')

    assert not (await desk.newest()).standing.verified


@pytest.mark.parametrize(
    "quote",
    ['Mistral’s 900 staff said “hi” and "ho"', "„Mistral „hat“ 900 staff“", "It has 900 staff"],
)
async def test_other_words_of_what_is_known_are_offered_as_they_were_given(
    desk: Desk, quote: str
) -> None:
    given = (
        ("about", "Mistral AI"),
        ("field", "employees"),
        ("value", "900"),
        ("link", "https://example.com/a"),
    )
    await desk.save("fact add", options=(*given, ("quote", "Mistral has 900 staff")))

    again = await desk.save("fact add", options=(*given, ("quote", quote)))

    (command, *_) = [
        each.command for each in actions(again) if each.command.startswith("fact amend")
    ]
    read = {each.parameter.name: each.text for each in understand(command).given}
    assert read.get("right-quote", quote) == quote

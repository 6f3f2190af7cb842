"""Correcting a figure: three ways, looked at before it is saved, undone afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.document import Outcome
from bot.roles import Role
from bot.service import Spoken
from store.base import Record, Selection
from store.claims import ClaimId
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnverified,
    ClaimVerified,
    PersonId,
    Rank,
    SourceRecorded,
)
from store.values import EntityId
from tests.bot.demo import NOW
from tests.bot.editing import EDITOR, ORIGIN, Desk, actions, drawn, open_desk, save_of
from tests.bot.team import offered, problem

OTHER = PersonId("grace")
DAY = timedelta(days=1)


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    opened = await open_desk(str(request.param).format(folder=tmp_path))
    yield opened
    await opened.store.close()


def pressing(spoken: Spoken) -> str:
    """The command of the button that saves what is shown."""
    command = save_of(spoken)
    assert command
    return command


async def figure(desk: Desk, field: str, words: str) -> Record:
    """The one claim of Mistral's with these words, whether it counts or not."""
    selection = Selection(fields=frozenset({field}), hidden=True)
    found = [
        each
        for each in (await desk.evidence(selection)).records
        if words in each.claim.value.words and each.claim.subject == "company:mistral-ai"
    ]
    (record,) = found
    return record


async def again(desk: Desk, claim: ClaimId) -> Record:
    evidence = await desk.evidence(Selection(claims=frozenset({claim}), hidden=True))
    return evidence.records[0]


async def test_of_one_figure_alone_it_is_asked_at_once_what_is_wrong_with_it(desk: Desk) -> None:
    asked = await desk.ask("fact correct mistral led_round")

    assert [each.command.rpartition(" ")[0] for each in actions(asked)][:4] == [
        "fact amend",
        "fact rank",
        "fact revise",
        "fact retract",
    ]


async def test_a_correction_begins_with_the_figure_and_asks_what_is_wrong(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded

    which = await desk.ask("fact correct mistral valuation")
    asked = await desk.ask(f"fact correct {number}")

    assert f"fact correct {number}" in [each.command for each in actions(which)]
    assert "rund 400 Millionen Euro bewertet" in drawn(asked)
    assert [each.command for each in actions(asked)] == [
        f"fact amend {number}",
        f"fact rank {number}",
        f"fact revise {number}",
        f"fact retract {number}",
        f"fact verify {number}",
        f"fact history {number}",
    ]


async def test_nothing_is_saved_before_it_was_looked_at(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    before = await desk.seq()

    shown = await desk.ask(f"fact retract {record.standing.recorded} reason:twice")

    assert await desk.seq() == before
    assert "counts no longer because: twice" in drawn(shown)
    assert shown.leaves.outcome is Outcome.ANSWERED


async def test_what_the_source_got_wrong_stays_with_its_words_and_is_marked(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    before = await desk.seq()

    told = await desk.save(f'fact rank {record.standing.recorded} disputed reason:"the round"')

    (entry,) = await desk.workspace.entries(after=before, upto=await desk.seq(), limit=9)
    assert entry.event == ClaimRanked(record.id, Rank.DISPUTED, "the round")
    assert (entry.by, entry.origin) == (EDITOR, ORIGIN)
    assert f"Saved as number {entry.seq}. It can be undone until 23 Dec 2026." in drawn(told)
    assert "disputed [2]" in drawn(await desk.ask("valuation mistral"))
    now = await again(desk, record.id)
    assert (now.claim, now.spans) == (record.claim, record.spans)


async def test_what_was_copied_wrongly_is_replaced_within_the_same_quote(desk: Desk) -> None:
    saying = 'quote:"valued at 3 billion euros, not 4 billion euros" link:https://example.com/m'
    await desk.save(f'fact add mistral valuation value:"3 billion euros" {saying}')
    wrong = await desk.newest()
    shown = await desk.ask(f'fact amend {wrong.standing.recorded} value:"4 billion euros"')
    told = await desk.ask(pressing(shown))

    old, new = await again(desk, wrong.id), await desk.newest()
    assert old.standing.superseded_by == new.id
    assert old.standing.reason == "copied wrongly"
    assert new.spans == wrong.spans
    assert new.claim.source == wrong.claim.source
    for each in (shown, told):
        assert "Before Mistral AI was valued at €3bn [6]" in drawn(each)
        assert "After Mistral AI was valued at €4bn [6]" in drawn(each)
        assert "Agrees with" in drawn(each) or "In doubt" in drawn(each)


async def test_the_number_of_a_correction_is_that_of_what_counts_now(desk: Desk) -> None:
    saying = 'quote:"valued at 3 billion euros, not 4 billion euros" link:https://example.com/m'
    await desk.save(f'fact add mistral valuation value:"3 billion euros" {saying}')
    wrong = await desk.newest()
    await desk.save(f'fact amend {wrong.standing.recorded} value:"4 billion euros"')
    new, number = await desk.newest(), await desk.seq()

    corrected = await desk.ask(f"fact correct {number}")
    happened = drawn(await desk.ask(f"fact history {number}"))
    await desk.save(f"fact rank {number} disputed reason:hearsay")

    assert offered(corrected.leaves)[0] == f"fact amend {new.standing.recorded}"
    assert happened.index("replaced") > happened.index("recorded")
    assert (await again(desk, new.id)).standing.rank is Rank.DISPUTED
    assert (await again(desk, wrong.id)).standing.rank is Rank.NORMAL
    await desk.save(f"fact undo {number}")
    assert (await again(desk, wrong.id)).standing.visible


async def test_a_value_that_the_quote_does_not_say_is_refused(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")

    refused = await desk.ask(f"fact amend {record.standing.recorded} value:€3bn")

    assert (refused.leaves.outcome, refused.leaves.at) == (Outcome.MISUNDERSTOOD, "value")


async def test_what_a_source_says_since_it_was_revised_is_a_revision_of_the_source(
    desk: Desk,
) -> None:
    record = await figure(desk, "valued_at", "6-Milliarden-Dollar-Bewertung")
    before = await desk.seq()
    quote = "eine 7-Milliarden-Dollar-Bewertung"

    await desk.save(
        f'fact revise {record.standing.recorded} value:"7 Milliarden Dollar" quote:"{quote}"',
    )

    entries = await desk.workspace.entries(after=before, upto=await desk.seq(), limit=9)
    kinds = [type(each.event) for each in entries]
    assert kinds == [SourceRecorded, ClaimRecorded, ClaimSuperseded]
    new = await desk.newest()
    assert new.claim.source == record.claim.source
    assert quote in [span.quote for span in new.spans]
    (numbered,) = [
        each for each in (await desk.deal()).sources if each.source.id == record.claim.source
    ]
    assert (numbered.number, numbered.source.revision) == (5, 1)
    assert "$7bn" in drawn(await desk.ask("valuation mistral"))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "change",
    [
        "fact rank {} disputed reason:doubtful",
        "fact retract {} reason:doubtful",
        'fact revise {} value:"500 Millionen Euro" quote:"auf 500 Millionen Euro"',
        "fact verify {}",
    ],
)
async def test_every_change_can_be_undone_and_that_as_well(
    desk: Desk, change: str, language: str
) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    before = drawn(await desk.ask("valuation mistral", language))
    stood = (await again(desk, record.id)).standing
    asked = await desk.ask(change.format(record.standing.recorded), language)
    if "verify" not in change:
        asked = await desk.ask(pressing(asked), language)
    done = await desk.seq()
    changed = (await again(desk, record.id)).standing
    assert changed != stood

    await desk.ask(f"fact undo {done}", language, at=NOW + DAY)
    assert drawn(await desk.ask("valuation mistral", language)) == before
    again_stands = (await again(desk, record.id)).standing
    assert (again_stands.rank, again_stands.verified, again_stands.visible) == (
        stood.rank,
        stood.verified,
        stood.visible,
    )

    twice = await desk.ask(f"fact undo {done}", language, at=NOW + DAY)
    # What was undone before is so: nothing is recorded a second time.
    assert twice.leaves.outcome in (Outcome.ANSWERED, Outcome.MISUNDERSTOOD)


async def test_undoing_is_undone_by_its_own_number(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    await desk.save(f"fact retract {record.standing.recorded} reason:twice")
    retracted = await desk.seq()
    await desk.ask(f"fact undo {retracted}")
    restored = await desk.seq()

    await desk.ask(f"fact undo {restored}")

    history = await desk.workspace.history(record.id, upto=await desk.seq())
    assert [type(each.event) for each in history[1:]] == [
        ClaimRetracted,
        ClaimRestored,
        ClaimRetracted,
    ]
    assert not (await again(desk, record.id)).standing.visible


async def test_a_change_of_more_than_thirty_days_ago_is_corrected_and_not_undone(
    desk: Desk,
) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    await desk.save(f"fact retract {record.standing.recorded} reason:twice")
    done = await desk.seq()

    late = await desk.ask(f"fact undo {done}", at=NOW + 30 * DAY + timedelta(seconds=1))
    assert await desk.seq() == done
    assert "30 days" in drawn(late)

    await desk.ask(f"fact undo {done}", at=NOW + 30 * DAY)
    assert await desk.seq() > done


async def test_what_changed_since_it_was_looked_at_is_shown_and_asked_again(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded
    looked = await desk.ask(f"fact rank {number} disputed reason:mine")
    theirs = await desk.ask(f"fact rank {number} preferred reason:theirs", person=OTHER)
    await desk.ask(pressing(theirs), person=OTHER)
    between = await desk.seq()

    asked = await desk.ask(pressing(looked))

    assert await desk.seq() == between
    assert "Changed since this was shown" in drawn(asked)
    assert "ranked preferred, “theirs”" in drawn(asked)
    assert "grace" in drawn(asked)
    await desk.ask(pressing(asked))
    standing = (await again(desk, record.id)).standing
    assert (standing.rank, standing.reason) == (Rank.DISPUTED, "mine")


async def test_what_happened_to_something_else_meanwhile_keeps_nobody_from_saving(
    desk: Desk,
) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    looked = await desk.ask(f"fact rank {record.standing.recorded} disputed reason:mine")
    await desk.save("fact add mistral founded value:2021", person=OTHER)

    await desk.ask(pressing(looked))

    assert (await again(desk, record.id)).standing.rank is Rank.DISPUTED


async def test_a_change_is_saved_once_however_often_its_button_is_pressed(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    looked = await desk.ask(f"fact retract {record.standing.recorded} reason:twice")
    await desk.ask(pressing(looked), key="press-1")
    done = await desk.seq()

    second = await desk.ask(pressing(looked), key="press-2")

    assert await desk.seq() == done
    assert second.leaves.outcome is Outcome.ANSWERED


async def test_what_was_shown_more_than_a_day_ago_is_asked_for_again(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    looked = await desk.ask(f"fact retract {record.standing.recorded} reason:twice")
    before = await desk.seq()

    late = await desk.ask(pressing(looked), at=NOW + DAY)

    assert (late.leaves.outcome, await desk.seq()) == (Outcome.UNKNOWN, before)


async def test_a_reader_saves_nothing_not_even_what_an_editor_was_shown(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    looked = await desk.ask(f"fact retract {record.standing.recorded} reason:twice")
    before = await desk.seq()

    refused = await desk.ask(pressing(looked), least=Role.READER)

    assert (refused.leaves.outcome, await desk.seq()) == (Outcome.MISUNDERSTOOD, before)
    assert "editor" in drawn(refused)


async def test_verifying_is_saved_at_once_and_undone(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")

    await desk.ask(f"fact verify {record.standing.recorded}")
    verified = await desk.seq()
    assert (await again(desk, record.id)).standing.verified
    await desk.ask(f"fact undo {verified}")

    history = await desk.workspace.history(record.id, upto=await desk.seq())
    assert [each.event for each in history[1:]] == [
        ClaimVerified(record.id),
        ClaimUnverified(record.id),
    ]


async def test_a_rank_given_since_is_undone_first(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded
    await desk.save(f"fact rank {number} disputed reason:first")
    first = await desk.seq()
    await desk.save(f"fact rank {number} deprecated reason:second")
    second = await desk.seq()

    refused = await desk.ask(f"fact undo {first}")
    assert [each.command for each in actions(refused)] == [f"fact undo {second}"]
    await desk.ask(f"fact undo {second}")

    standing = (await again(desk, record.id)).standing
    assert (standing.rank, standing.reason) == (Rank.DISPUTED, "first")


async def test_what_counts_no_longer_is_restored_before_it_is_ranked_or_verified(
    desk: Desk,
) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded
    await desk.save(f"fact retract {number} reason:twice")
    before = await desk.seq()

    for language, told in (("en", "counts no longer"), ("de", "zählt nicht mehr")):
        for judged in (f"fact rank {number} disputed reason:twice", f"fact verify {number}"):
            refused = await desk.ask(judged, language)
            assert told in drawn(refused)
            assert offered(refused.leaves)[0] == f"fact restore {number}"
    assert await desk.seq() == before


async def test_a_rank_is_given_again_for_the_reason_of_what_came_after_it(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded
    await desk.save(f"fact rank {number} disputed reason:first")
    await desk.save(f"fact retract {number} reason:second")
    await desk.save(f"fact restore {number} reason:third")

    refused = await desk.ask(f"fact rank {number} disputed reason:first")
    await desk.save(f"fact rank {number} disputed reason:third")

    assert problem(refused.leaves) == "problem-ranked-already"
    standing = (await again(desk, record.id)).standing
    assert (standing.rank, standing.reason) == (Rank.DISPUTED, "third")


async def test_the_history_says_who_did_what_and_when(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded
    await desk.save(f'fact rank {number} disputed reason:"the round"')

    english = drawn(await desk.ask(f"fact history {number}"))
    german = drawn(await desk.ask(f"angabe verlauf {number}", "de"))

    assert "22 Nov 2026 10:00 recorded" in english
    assert "23 Nov 2026 10:00 ranked disputed, “the round” ada · C1 · number 573" in english
    assert "22. Nov. 2026 10:00 verzeichnet" in german
    assert "eingestuft als umstritten, „the round“ ada · C1 · Nummer 573" in german


async def test_what_happened_lately_is_told_the_newest_first(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    await desk.save(f"fact retract {record.standing.recorded} reason:twice")

    told = drawn(await desk.ask("fact history"))

    assert told.index("retracted, “twice”") < told.index("recorded")


@pytest.mark.parametrize(
    "text",
    [
        "fact undo 99999",
        "fact history 99999",
        "fact correct 99999",
        "fact rank 99999 disputed reason:x",
        "fact retract valuation reason:x",
        "fact restore 218",
        "save NOSUCH",
    ],
)
async def test_what_names_nothing_is_told_so(desk: Desk, text: str) -> None:
    before = await desk.seq()

    told = await desk.ask(text)

    assert told.leaves.outcome in (Outcome.UNKNOWN, Outcome.MISUNDERSTOOD)
    assert await desk.seq() == before


async def test_what_happened_is_told_of_one_s_own_message_as_well(desk: Desk) -> None:
    await desk.save("fact add microsoft valuation value:€3bn")

    for language in ("en", "de"):
        told = await desk.ask("fact history", language)
        assert told.leaves.outcome is Outcome.ANSWERED


async def test_a_reason_that_nobody_gave_is_told_in_the_reader_s_language(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded
    await desk.save(f"fact retract {number} reason:twice")
    await desk.ask(f"fact undo {await desk.seq()}")

    told = drawn(await desk.ask(f"fact history {number}", "de"))

    assert "wieder gültig, „im Chat zurückgenommen“" in told
    assert "zurückgezogen, „twice“" in told


async def visible(desk: Desk, field: str) -> set[str]:
    """The values that count of a field of Mistral's."""
    selection = Selection(frozenset({EntityId("company:mistral-ai")}), frozenset({field}))
    return {each.claim.value.words for each in (await desk.evidence(selection)).records}


async def staffed(desk: Desk) -> int:
    """Save that there are 60 employees, in words that name 70 and 80 too; return its number."""
    quote = "It has 60, or 70 with interns, or 80 with guests."
    await desk.save(
        f'fact add mistral employees value:60 link:https://example.com/a quote:"{quote}"'
    )
    return (await desk.newest()).standing.recorded


async def test_of_corrections_that_were_undone_one_figure_counts(desk: Desk) -> None:
    number = await staffed(desk)
    for _ in range(2):
        await desk.save(f"fact amend {number} value:70")
        assert await visible(desk, "employee_count") == {"70"}
        await desk.ask(f"fact undo {await desk.seq()}")
        assert await visible(desk, "employee_count") == {"60"}


async def test_a_correction_back_and_forth_is_undone_step_by_step(desk: Desk) -> None:
    number = await staffed(desk)
    await desk.save(f"fact amend {number} value:70")
    other = (await desk.newest()).standing.recorded
    await desk.save(f"fact amend {other} value:60")
    assert await visible(desk, "employee_count") == {"60"}
    back = await desk.seq()

    await desk.ask(f"fact undo {back}")
    assert await visible(desk, "employee_count") == {"70"}
    await desk.ask(f"fact undo {await desk.seq()}")
    assert await visible(desk, "employee_count") == {"60"}


async def test_an_older_correction_is_not_undone_before_a_newer_one(desk: Desk) -> None:
    number = await staffed(desk)
    await desk.save(f"fact amend {number} value:70")
    first = await desk.seq()
    await desk.save(f"fact amend {(await desk.newest()).standing.recorded} value:80")
    second = await desk.seq()

    refused = await desk.ask(f"fact undo {first}")

    assert [each.command for each in actions(refused)] == [f"fact undo {second}"]
    assert await visible(desk, "employee_count") == {"80"}


async def test_undoing_a_restoring_leaves_what_counted_before(desk: Desk) -> None:
    number = await staffed(desk)
    first = (await desk.newest()).id
    await desk.save(f"fact amend {number} value:70")
    await desk.save(f"fact amend {(await desk.newest()).standing.recorded} value:80")
    restored = ClaimRestored(first, "right")
    await desk.workspace.record((restored,), by=EDITOR, origin=ORIGIN, at=NOW)
    assert await visible(desk, "employee_count") == {"60", "80"}

    await desk.ask(f"fact undo {await desk.seq()}")

    assert await visible(desk, "employee_count") == {"80"}


@pytest.mark.parametrize(
    ("language", "told"), [("en", "which counts. Undo that"), ("de", "und die zählt. Das zurück")]
)
async def test_what_was_replaced_does_not_count_beside_what_took_its_place(
    desk: Desk, language: str, told: str
) -> None:
    number = await staffed(desk)
    await desk.save(f"fact amend {number} value:70")
    replaced, other = await desk.seq(), (await desk.newest()).standing.recorded

    refused = await desk.ask(f"fact restore {number}", language)

    assert told in drawn(refused)
    ways = [f"fact undo {replaced}", f"fact correct {other}"]
    assert [each.command for each in actions(refused)] == ways
    await desk.ask(f"fact undo {replaced}", language)
    assert await visible(desk, "employee_count") == {"60"}


async def test_what_was_replaced_counts_again_once_what_took_its_place_was_retracted(
    desk: Desk,
) -> None:
    number = await staffed(desk)
    await desk.save(f"fact amend {number} value:70")
    other = (await desk.newest()).standing.recorded
    await desk.save(f"fact retract {other} reason:neither")

    await desk.save(f"fact restore {number} reason:right")

    assert await visible(desk, "employee_count") == {"60"}


async def test_an_old_undo_takes_nothing_back_of_what_others_did_since(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    number = record.standing.recorded
    await desk.save(f"fact retract {number} reason:mine")
    mine = await desk.seq()
    await desk.ask(f"fact undo {mine}")
    await desk.save(f"fact retract {number} reason:theirs", person=OTHER)
    theirs = await desk.seq()

    refused = await desk.ask(f"fact undo {mine}")

    assert [each.command for each in actions(refused)] == [f"fact undo {theirs}"]
    assert not (await again(desk, record.id)).standing.visible


async def test_what_came_by_a_correction_is_undone_with_it(desk: Desk) -> None:
    number = await staffed(desk)
    await desk.save(f"fact amend {number} value:70")

    await desk.ask(f"fact undo {(await desk.newest()).standing.recorded}")

    assert await visible(desk, "employee_count") == {"60"}


async def test_words_that_others_stand_on_are_not_undone(desk: Desk) -> None:
    number = await staffed(desk)
    source = "link:https://example.com/a"
    await desk.save(f'fact add openai employees value:900 {source} quote:"OpenAI has 900 staff"')
    told = next(
        each.seq
        for each in await desk.workspace.entries(after=number, upto=await desk.seq(), limit=9)
        if isinstance(each.event, SourceRecorded)
    )
    before = await desk.seq()

    refused = await desk.ask(f"fact undo {told}")

    assert refused.leaves.outcome is Outcome.MISUNDERSTOOD
    assert await desk.seq() == before


async def test_a_deal_that_was_followed_again_is_closed_again(desk: Desk) -> None:
    await desk.save("deals close Microsoft – Mistral AI")
    await desk.ask(f"fact undo {await desk.seq()}")
    assert await desk.workspace.deals(upto=await desk.seq())

    await desk.ask(f"fact undo {await desk.seq()}")

    assert not await desk.workspace.deals(upto=await desk.seq())


async def test_what_is_as_any_other_has_no_rank_to_take_back(desk: Desk) -> None:
    record = await figure(desk, "valued_at", "400 Millionen Euro")
    await desk.save(f"fact rank {record.standing.recorded} normal reason:checked")

    refused = await desk.ask(f"fact undo {await desk.seq()}")

    assert refused.leaves.outcome is Outcome.MISUNDERSTOOD
    assert "had been taken back" not in drawn(refused)

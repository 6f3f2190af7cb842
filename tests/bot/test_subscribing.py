"""What is told without being asked for: who begins, pauses and ends it, from where, how often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.desk import Desk
from bot.document import Outcome
from bot.forms import form_of
from bot.roles import Role
from bot.service import Spoken
from bot.subscribing.changing import MOST, paused
from store.claims import Entity, Kind, Name
from store.events import DealClosed, EntitiesMerged, EntityRecorded, Event, PersonId, RoleGranted
from store.subscribed import Rest, Subscription, What
from store.values import EntityId
from tests.bot.demo import NOW
from tests.bot.team import ANNA, BEN, CARA, Team, asking, offered, open_team, problem, text
from tests.bot.two_deals import DEAL, NEW_SOURCE, OTHER, WORLD

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
"""The first Monday after NOW, at nine in Berlin."""

LATER = EntityRecorded(Entity(EntityId("company:later"), Kind.COMPANY, (Name("Later"),)))


@dataclass(frozen=True)
class Newsroom:
    """A team with two deals, of whom ANNA is an editor; what they say has an hour."""

    team: Team

    async def says(
        self,
        words: str,
        person: PersonId = ANNA,
        *,
        place: str = "C1",
        at: datetime = NOW,
        language: str = "en",
    ) -> Spoken:
        call = replace(asking(words, person, language, place=place), at=at)
        return await self.team.bot.answer(call)

    async def records(self, *events: Event, at: datetime = NOW) -> int:
        by = PersonId("editor")
        return (await self.team.workspace.record(events, by=by, origin="test", at=at)).last

    async def saves(
        self, words: str, person: PersonId = ANNA, *, place: str = "C1", at: datetime = NOW
    ) -> Subscription:
        """Subscribe to a digest, as somebody does who saves what they are shown."""
        shown = await self.says(words, person, place=place, at=at)
        saved = await self.says(offered(shown.leaves)[0], person, place=place, at=at)
        assert saved.leaves.outcome is Outcome.ANSWERED, text(saved)
        return (await self.kept(place))[-1]

    async def kept(self, place: str | None = None) -> tuple[Subscription, ...]:
        return await self.team.workspace.subscriptions(place=place)

    async def only(self) -> Subscription:
        (kept,) = await self.kept()
        return kept

    async def rests(self, told: Subscription, rest: Rest) -> Subscription:
        changed = await self.team.workspace.resubscribe(told, replace(told, rest=rest, due=None))
        assert changed
        return changed


@pytest.fixture
async def room() -> Newsroom:
    room = Newsroom(await open_team())
    await room.records(*WORLD, RoleGranted(ANNA, "editor"), RoleGranted(CARA, "editor"))
    return room


SUBSCRIBE = "digest subscribe alpha – beta mondays 9:00"


async def test_a_digest_begins_where_it_is_saved_and_not_where_it_was_shown(
    room: Newsroom,
) -> None:
    shown = await room.says(SUBSCRIBE)
    assert await room.kept() == ()
    upto = await room.records(LATER)

    await room.says(offered(shown.leaves)[0], at=NOW + timedelta(minutes=5))

    kept = await room.only()
    assert (kept.cursor, kept.news) == (upto, NOW + timedelta(minutes=5))
    assert (kept.what, kept.place, kept.person, kept.about) == (What.DIGEST, "C1", ANNA, DEAL.id)
    assert (kept.rule, kept.zone, kept.language) == ("0 9 * * 1", "Europe/Berlin", "en")
    assert kept.due == MONDAY


async def test_saved_however_often_it_is_one_digest(room: Newsroom) -> None:
    first = await room.saves(SUBSCRIBE)
    later = NOW + timedelta(hours=1)

    for person in (ANNA, CARA):
        shown = await room.says(SUBSCRIBE, person, at=later)
        assert "told here already, as digest 1" in text(shown)
        saved = await room.says(offered(shown.leaves)[0], person, at=later)
        assert "told here already, as digest 1" in text(saved)

    assert await room.only() == first


async def test_nobody_saves_a_digest_that_was_shown_to_somebody_else(room: Newsroom) -> None:
    press = offered((await room.says(SUBSCRIBE)).leaves)[0]

    refused = await room.says(press, CARA)

    assert problem(refused.leaves) == "problem-shown-to-another"
    assert await room.kept() == ()


async def test_a_channel_s_own_language_and_zone_count_and_not_those_of_one_person(
    room: Newsroom,
) -> None:
    workspace = room.team.workspace
    await workspace.prefer(ANNA, "zone", "Asia/Tokyo")
    await workspace.prefer(ANNA, "language", "de")
    await workspace.prefer("C1", "zone", "Europe/Paris")
    await workspace.prefer("C1", "language", "en")

    here = await room.saves("digest subscribe alpha – beta")
    there = await room.saves("digest subscribe alpha – beta", place="C2")

    assert (here.language, here.zone) == ("en", "Europe/Paris")
    assert (there.language, there.zone) == ("de", "Asia/Tokyo")


async def test_it_is_of_the_channel_s_deal_where_none_is_named(room: Newsroom) -> None:
    which = await room.says("digest subscribe")
    assert problem(which.leaves) == "problem-which-deal"

    await room.team.workspace.prefer("C1", "deal", OTHER.id)

    assert (await room.saves("digest subscribe")).about == OTHER.id


async def test_a_deal_that_nobody_follows_is_none_to_tell_of(room: Newsroom) -> None:
    press = offered((await room.says(SUBSCRIBE)).leaves)[0]
    await room.records(DealClosed(DEAL.id))

    assert problem((await room.says(SUBSCRIBE)).leaves) == "problem-not-followed"
    assert problem((await room.says(press)).leaves) == "problem-not-followed"
    assert await room.kept() == ()


CHANGES = (
    *(SUBSCRIBE, "digest pause 1", "digest resume 1", "digest stop 1"),
    *("watch add beta", "watch pause 2", "watch resume 2", "watch stop 2"),
)


@pytest.mark.parametrize("words", CHANGES)
async def test_who_is_no_editor_changes_nothing_that_all_are_told(
    room: Newsroom, words: str
) -> None:
    await room.saves(SUBSCRIBE)
    await room.says("watch add alpha")
    before = await room.kept()

    refused = await room.says(words, BEN)

    assert problem(refused.leaves) == "problem-role-needed"
    assert await room.kept() == before
    assert room.team.bot.denials.tried


async def test_where_the_admins_let_them_everybody_does(room: Newsroom) -> None:
    await room.team.says("channel digests everyone", least=Role.ADMIN)

    await room.saves(SUBSCRIBE, BEN)
    await room.says("watch add alpha", BEN)
    await room.says("digest pause 1", BEN)
    await room.says("watch stop 2", BEN)

    assert (await room.only()).rest is Rest.PAUSED
    elsewhere = await room.says(SUBSCRIBE, BEN, place="C2")
    assert problem(elsewhere.leaves) == "problem-role-needed"


async def test_who_may_save_a_digest_may_still_save_no_fact(room: Newsroom) -> None:
    await room.team.says("channel digests everyone", least=Role.ADMIN)
    press = offered((await room.says("deals close alpha – beta", CARA)).leaves)[0]
    by = PersonId("editor")
    revoked = await room.team.says(f"role revoke {CARA}", by, least=Role.ADMIN)
    assert not problem(revoked.leaves)

    refused = await room.says(press, CARA)

    assert problem(refused.leaves) == "problem-role-needed"
    assert len(await room.team.workspace.deals(upto=1_000)) == len((DEAL, OTHER))


async def test_who_lost_the_role_saves_nothing_that_was_shown_before(room: Newsroom) -> None:
    press = offered((await room.says(SUBSCRIBE, CARA)).leaves)[0]
    await room.team.says(f"role revoke {CARA}", least=Role.ADMIN)

    assert problem((await room.says(press, CARA)).leaves) == "problem-role-needed"
    assert await room.kept() == ()


READING = ("digest preview 1", "digest pause 1", "digest resume 1", "digest stop 1")


@pytest.mark.parametrize("words", READING)
async def test_of_what_is_told_elsewhere_only_editors_know(room: Newsroom, words: str) -> None:
    await room.saves(SUBSCRIBE, place="G1")
    for place in ("C1", "D1"):
        await room.team.says("channel digests everyone", least=Role.ADMIN, place=place)
    nothing = text(await room.says(words.replace("1", "99"), BEN)).replace("99", "1")

    told = await room.says(words, BEN)

    assert problem(told.leaves) == "problem-no-such-digest"
    assert text(told) == nothing
    assert "Alpha" not in text(await room.says("digest list", BEN))
    assert (await room.says(words, CARA, place="D1")).leaves.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("words", ["watch pause 1", "watch resume 1", "watch stop 1"])
async def test_what_one_person_is_told_alone_is_nobody_else_s_business(
    room: Newsroom, words: str
) -> None:
    await room.says("watch add alpha to:me", BEN)
    before = await room.kept()

    for place in ("C1", "C2"):
        told = await room.team.says(words, ANNA, least=Role.ADMIN, place=place)
        assert problem(told.leaves) == "problem-no-such-watch"
        assert "Alpha" not in text(await room.says("watch list", ANNA, place=place))
        assert "Alpha" in text(await room.says("watch list", BEN, place=place))
    assert await room.kept() == before
    assert (await room.says(words, BEN, place="D1")).leaves.outcome is Outcome.ANSWERED


async def test_a_watch_of_one_s_own_is_one_wherever_it_is_asked_for(room: Newsroom) -> None:
    await room.says("watch add alpha to:me", BEN)

    again = await room.says("watch add alpha to:me", BEN, place="C2", at=NOW + timedelta(1))

    assert "watched already, as watch 1" in text(again)
    kept = await room.only()
    assert (kept.alone, kept.person, kept.about, kept.field) == (True, BEN, "company:alpha", None)


async def test_who_may_not_have_all_be_told_is_offered_to_be_told_alone(room: Newsroom) -> None:
    refused = await room.says("watch add alpha valuation", BEN)

    assert problem(refused.leaves) == "problem-role-needed"
    await room.says(offered(refused.leaves)[-1], BEN)
    kept = await room.only()
    assert (kept.alone, kept.person, kept.about, kept.field) == (
        *(True, BEN, "company:alpha", "valued_at"),
    )


async def test_a_watch_may_be_of_one_field(room: Newsroom) -> None:
    await room.says("watch add deal:alpha valuation")

    kept = await room.only()
    assert (kept.field, kept.alone, kept.rule, kept.due) == ("valued_at", False, "", None)


async def test_a_channel_has_no_more_digests_than_are_read(room: Newsroom) -> None:
    hours = range(MOST[What.DIGEST])
    for hour in hours:
        await room.saves(f"digest subscribe alpha – beta every day {hour}:00")

    shown = await room.says("digest subscribe alpha – beta every day 23:00")

    assert problem(shown.leaves) == "problem-too-many-digest"
    assert offered(shown.leaves) == ("digest list",)
    assert len(await room.kept()) == len(hours)
    await room.says("digest stop 1")
    await room.saves("digest subscribe alpha – beta every day 23:00")


async def test_what_was_shown_while_there_was_room_is_refused_when_there_is_none(
    room: Newsroom,
) -> None:
    press = offered((await room.says("digest subscribe alpha – beta 23:00")).leaves)[0]
    for hour in range(MOST[What.DIGEST]):
        await room.saves(f"digest subscribe alpha – beta every day {hour}:00")

    assert problem((await room.says(press)).leaves) == "problem-too-many-digest"
    assert len(await room.kept()) == MOST[What.DIGEST]


async def test_one_person_has_no_more_watches_than_are_read(room: Newsroom) -> None:
    fields = ("founded", "valuation", "revenue", "profit", "price", "stake", "raised")
    things = ("alpha", "beta", "gamma", "delta")
    watches = [f"watch add {thing} {field} to:me" for thing in things for field in fields]
    answers = [await room.says(each, BEN) for each in watches]

    refused = [each for each in answers if problem(each.leaves) == "problem-too-many-watch"]

    assert len(refused) == len(watches) - MOST[What.WATCH]
    assert (await room.says("watch add alpha to:me", CARA)).leaves.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("until", "due"),
    [
        ("monday", MONDAY),
        ("until friday", MONDAY),
        ("2026-11-30T09:00", MONDAY),
        ("2026-11-30T09:01", MONDAY + timedelta(7)),
        ("bis 1.12.2026", MONDAY + timedelta(7)),
    ],
)
async def test_a_pause_ends_with_the_first_slot_from_its_day_on(
    room: Newsroom, until: str, due: datetime
) -> None:
    await room.saves(SUBSCRIBE)

    await room.says(f"digest pause 1 {until}")

    kept = await room.only()
    assert (kept.rest, kept.due) == (Rest.PAUSED, due)


async def test_the_weekday_of_today_is_that_of_next_week(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)

    # NOW is a Monday.
    await room.says("digest pause monday", at=MONDAY)

    assert (await room.only()).due == MONDAY + timedelta(7)


@pytest.mark.parametrize("until", ["yesterday", "2026-11-23", "last friday", "1999"])
async def test_nothing_is_paused_until_a_day_that_has_passed(room: Newsroom, until: str) -> None:
    await room.saves(SUBSCRIBE)

    told = await room.says(f"digest pause 1 until {until}")

    assert problem(told.leaves) == "problem-until-passed"
    assert f"“{until}”" in text(told)
    assert (await room.only()).rest is None


async def test_what_is_resumed_lost_nothing_and_twice_is_once(room: Newsroom) -> None:
    kept = await room.saves(SUBSCRIBE)
    await room.records(LATER)
    await room.says("digest pause 1")
    first = await room.says("digest pause 1")
    assert "Paused until somebody resumes it" in text(first)
    assert offered(first.leaves) == ("digest preview 1", "digest resume 1", "digest stop 1")

    for _ in range(2):
        resumed = await room.says("digest resume 1", at=MONDAY)
        assert "Next on Monday 7 December" in text(resumed)

    now = await room.only()
    assert (now.cursor, now.rest, now.due) == (kept.cursor, None, MONDAY + timedelta(7))
    assert now.version == kept.version + len(("pause", "resume"))


async def test_of_several_the_one_that_rests_is_resumed(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)
    await room.saves("digest subscribe gamma")
    await room.says("digest pause 2")

    await room.says("digest resume")

    assert [each.rest for each in await room.kept()] == [None, None]


async def test_what_has_no_channel_any_more_is_resumed_by_whoever_mended_it(
    room: Newsroom,
) -> None:
    await room.rests(await room.saves(SUBSCRIBE), Rest.GONE)
    assert "nothing can be posted in its channel" in text(await room.says("digest list"))

    await room.says("digest pause 1 until friday")
    assert (await room.only()).rest is Rest.GONE
    resumed = await room.says("digest resume 1")

    assert "it is paused again" in text(resumed)
    now = await room.only()
    assert (now.rest, now.due) == (None, MONDAY)


async def test_whoever_changes_it_at_the_same_moment_changes_what_is_there_now(
    room: Newsroom,
) -> None:
    seen = await room.saves(SUBSCRIBE)
    told = await room.team.workspace.resubscribe(seen, replace(seen, told=(NOW,)))
    assert told

    desk: Desk = await room.team.bot.desk(asking("digest pause 1"))
    await paused(desk, seen, None)

    now = await room.only()
    assert (now.told, now.rest) == ((NOW,), Rest.PAUSED)


async def test_who_ends_what_somebody_has_just_ended_is_told_so(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)
    assert "Stopped" in text(await room.says("digest stop 1"))

    for words in ("digest stop 1", "digest pause 1", "digest resume 1", "digest preview 1"):
        told = await room.says(words, CARA)
        assert problem(told.leaves) == "problem-no-such-digest"
        assert told.leaves.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(("later", "lost"), [(1, 0), (0, len(WORLD) + 2)])
async def test_what_was_ended_goes_on_as_if_nobody_had(
    room: Newsroom, later: int, lost: int
) -> None:
    # What is recorded at the same instant as what is known already is told with it once more.
    kept = await room.saves(SUBSCRIBE)
    await room.records(LATER, at=NOW + timedelta(seconds=later))
    ended = await room.says("digest stop 1", place="D1", at=NOW + timedelta(minutes=5))

    again = await room.says(offered(ended.leaves)[0], place="D1", at=NOW + timedelta(minutes=6))

    assert again.leaves.outcome is Outcome.ANSWERED
    now = await room.only()
    assert now.number == kept.number + 1
    assert (now.cursor, now.place, now.due) == (kept.cursor - lost, "C1", kept.due)
    assert (now.rule, now.zone, now.language) == (kept.rule, kept.zone, kept.language)


async def test_who_subscribes_again_is_told_no_forecast_twice(room: Newsroom) -> None:
    kept = await room.saves(SUBSCRIBE)
    # Its readers were told last long after the last entry that they know.
    told = NOW + timedelta(days=3)
    changed = await room.team.workspace.resubscribe(kept, replace(kept, news=told))
    assert changed
    ended = await room.says("digest stop 1", at=told + timedelta(hours=1))

    await room.says(offered(ended.leaves)[0], at=told + timedelta(hours=2))

    now = await room.only()
    assert now.number == kept.number + 1
    assert now.news == told


@pytest.mark.parametrize("since", ["2026-12-24", "2026-11-24T09:01", "2027"])
async def test_no_digest_begins_with_what_is_still_ahead(room: Newsroom, since: str) -> None:
    refused = await room.says(f"{SUBSCRIBE} since:{since}")

    assert problem(refused.leaves) == "problem-since-ahead"
    assert await room.kept() == ()


async def test_a_digest_may_begin_with_what_happened_since_a_day(room: Newsroom) -> None:
    shown = await room.says(f"{SUBSCRIBE} since:2026-11-01")
    assert "changed since Sunday 1 November, 0:00" in text(shown)
    assert offered(shown.leaves)[-1].endswith(" since:2026-11-01")
    kept = await room.saves(f"{SUBSCRIBE} since:2026-11-01")

    first = datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert (kept.cursor, kept.news) == (await room.team.workspace.seq_at(first), first)


async def test_a_watch_that_was_ended_from_elsewhere_begins_anew_where_it_was(
    room: Newsroom,
) -> None:
    await room.says("watch add alpha valuation")
    ended = await room.says("watch stop 1", place="D1")

    await room.says(offered(ended.leaves)[0], place="D1")

    kept = await room.only()
    assert (kept.place, kept.about, kept.field) == ("C1", "company:alpha", "valued_at")


async def test_the_list_tells_what_became_of_what_it_is_about(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)
    await room.saves("digest subscribe gamma")
    assert "no longer followed" not in text(await room.says("digest list"))

    await room.records(
        DealClosed(DEAL.id), EntitiesMerged(EntityId("company:alpha"), EntityId("company:gamma"))
    )

    told = text(await room.says("digest list"))
    assert "Alpha – Beta · no longer followed" in told
    assert "Gamma" not in told


async def test_numbers_are_needed_where_there_are_several_and_say_which(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)
    await room.saves("digest subscribe gamma every day 18:00")

    which = await room.says("digest stop")

    assert problem(which.leaves) == "problem-which-digest"
    assert offered(which.leaves) == ("digest stop 1", "digest stop 2")
    assert "2 (Gamma · every day 18:00)" in text(which)


async def test_a_number_of_the_other_kind_is_told_apart(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)
    await room.says("watch add alpha")

    assert problem((await room.says("watch stop 1")).leaves) == "problem-is-a-digest"
    assert problem((await room.says("digest stop 2")).leaves) == "problem-is-a-watch"


@pytest.mark.parametrize("language", ["en", "de"])
async def test_what_is_shown_can_be_changed_in_a_form_that_holds_it(
    room: Newsroom, language: str
) -> None:
    shown = await room.says(SUBSCRIBE, language=language)
    change = offered(shown.leaves)[-1]

    form = form_of(change, (), language)

    assert form
    values = {each.name: each.value for each in form.inputs}
    assert values == {
        "about": "Alpha – Beta",
        "schedule": {"en": "Mondays 9:00", "de": "montags 9:00"}[language],
        "zone": "Europe/Berlin",
        "language": language,
        "since": "",
    }


async def test_a_preview_says_what_the_next_digest_would(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)
    await room.records(*NEW_SOURCE)

    shown = await room.says("digest preview", BEN)

    assert "Article second" in text(shown)
    assert "Article first" not in text(shown)
    assert "Next on Monday 30 November, 9:00" in text(shown)
    changing = {"digest pause 1", "digest stop 1"}
    assert not changing & set(offered(shown.leaves))
    assert changing <= set(offered((await room.says("digest preview")).leaves))


async def test_where_no_digest_is_told_a_preview_is_of_the_last_week(room: Newsroom) -> None:
    await room.team.workspace.prefer("C1", "deal", DEAL.id)

    shown = await room.says("digest preview", BEN)
    assert "Article first" in text(shown)
    assert "None is told here yet" in text(shown)
    assert "digest subscribe" not in offered(shown.leaves)
    assert offered((await room.says("digest preview")).leaves)[-1] == "digest subscribe"

    later = await room.says("digest preview", at=NOW + timedelta(days=9))
    assert "Nothing has changed in the last 7 days" in text(later)


async def test_a_preview_changes_nothing(room: Newsroom) -> None:
    await room.saves(SUBSCRIBE)
    before = await room.kept()

    shown = await room.says("digest preview", BEN)
    assert "nothing would be told now" in text(shown)
    assert offered(shown.leaves) == ()
    own = await room.says("digest preview")
    assert offered(own.leaves) == ("digest pause 1", "digest stop 1")

    assert await room.kept() == before


@pytest.mark.parametrize(
    ("words", "about", "rule"),
    [
        ("alpha mondays and thursdays 9am", "company:alpha", "0 9 * * 1,4"),
        ("alpha – beta 30 8 * * 1-5", DEAL.id, "30 8 * * 1-5"),
        ("30 8 * * MON-FRI", DEAL.id, "30 8 * * 1-5"),
        ("werktags", DEAL.id, "0 9 * * 1-5"),
        ("gamma at 18:00", "company:gamma", "0 18 * * 1-5"),
        ("gamma", "company:gamma", "0 9 * * 1-5"),
        ("every monday", DEAL.id, "0 9 * * 1"),
        ("zone:Europe/Berlin weekdays 8:30", DEAL.id, "30 8 * * 1-5"),
        ("language:en gamma mondays 9", "company:gamma", "0 9 * * 1"),
        ("zone:Europe/Berlin gamma", "company:gamma", "0 9 * * 1-5"),
        ("gamma weekdays 8:30 Europe/Berlin english", "company:gamma", "30 8 * * 1-5"),
    ],
)
async def test_what_it_is_about_and_when_are_told_apart(
    room: Newsroom, words: str, about: str, rule: str
) -> None:
    await room.team.workspace.prefer("C1", "deal", DEAL.id)

    kept = await room.saves(f"digest subscribe {words}")

    assert (kept.about, kept.rule) == (about, rule)


@pytest.mark.parametrize(
    ("words", "told", "at"),
    [
        ("weekdays 25:00", "problem-unreadable-schedule", "schedule"),
        ("half 9", "problem-ambiguous-schedule", "schedule"),
        ("alpha half 9", "problem-ambiguous-schedule", "schedule"),
        ("0 9 31 2 *", "problem-schedule-never", "schedule"),
        ("*/5 * * * *", "problem-schedule-often", "schedule"),
        ("blurb weekdays 8:30", "problem-unknown-name", "about"),
        ("25:00", "problem-unreadable-schedule", "schedule"),
        ("every other day", "problem-unreadable-schedule", "schedule"),
        ("alle zwei Wochen", "problem-unreadable-schedule", "schedule"),
        ("alpha every other day", "problem-unreadable-schedule", "schedule"),
        ("blurb", "problem-unknown-name", "about"),
        ("zone:Europe/London blurb", "problem-unknown-name", "about"),
        ("zone:gamma", "problem-unknown-zone", "zone"),
    ],
)
async def test_it_is_said_which_of_the_two_is_wrong(
    room: Newsroom, words: str, told: str, at: str
) -> None:
    await room.team.workspace.prefer("C1", "deal", DEAL.id)

    refused = (await room.says(f"digest subscribe {words}")).leaves

    assert (problem(refused), refused.at) == (told, at)

"""What every store promises of search: the words of claims, in German and in English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.base import Workspace
from store.claims import Kind, Name
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Rank,
)
from store.ranking import LOOKED_AT, NAMESAKES
from tests.contracts.facts import (
    CAST,
    COMPARED_ID,
    FOUNDED_ID,
    INVESTED_ID,
    LACROIX,
    MICROSOFT,
    RAISED,
    RAISED_ID,
    STORY,
    entity,
    now,
    recorded,
    remark,
    searched,
    span,
    tell,
)


class Searching:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("Finanzierungsrunde", [RAISED_ID]),
            ("finanzierungsrunden", [RAISED_ID]),
            ("funds startups", [INVESTED_ID]),
            ("FUNDING", [INVESTED_ID, RAISED_ID]),
            ("gegrundet", [FOUNDED_ID]),
            ("gegründete", [FOUNDED_ID]),
            ("cheaper model", [COMPARED_ID]),
            ("385", [RAISED_ID]),
            ("Dezember", [RAISED_ID]),
            ("euro startup", []),
            ("who is the cheaper", [COMPARED_ID]),
            ("Serie B", [RAISED_ID]),
            ("series b", [RAISED_ID]),
            ("gpt 4 cheaper", [COMPARED_ID]),
            ("der die das", []),
            ("timothee gegründet", [FOUNDED_ID]),
            ("founder", [FOUNDED_ID]),
            ("Gründer", [FOUNDED_ID]),
            ("Investition", [INVESTED_ID]),
            ("raised", [RAISED_ID]),
            ("eingesammelt", [RAISED_ID]),
            ("günstiger", [COMPARED_ID]),
            ("€385M", [RAISED_ID]),
            ("385 million", [RAISED_ID]),
            ("385.000.000", [RAISED_ID]),
            ("0,385 Mrd. Euro", [RAISED_ID]),
            ("rund 385 Mio. €", [RAISED_ID]),
            ("38", []),
            ("3.85", []),
            ("385 Milliarden", []),
            ("fünfzehn Millionen", [INVESTED_ID]),
            ("15", [INVESTED_ID]),
            ("December 2023", [RAISED_ID]),
            ("Dez. 2023", [RAISED_ID]),
            ("2023", [RAISED_ID]),
            ("December 2024", []),
            ("385 Millionen 2023", [RAISED_ID]),
        ],
    )
    async def test_words_are_found_in_quotes_values_and_names(
        self, workspace: Workspace, words: str, expected: list[str]
    ) -> None:
        await tell(workspace, *STORY)
        assert await searched(workspace, words) == expected

    async def test_own_words_come_before_names(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        assert await searched(workspace, "Lacroix") == [FOUNDED_ID, COMPARED_ID]
        assert await searched(workspace, "Mistral") == [
            INVESTED_ID,
            FOUNDED_ID,
            COMPARED_ID,
            RAISED_ID,
        ]

    async def test_who_holds_more_of_the_words_itself_comes_first(
        self, workspace: Workspace
    ) -> None:
        named, half, whole = (replace(remark("risk", n), speaker=LACROIX.id) for n in range(3))
        await tell(
            workspace,
            *CAST,
            recorded(named, "a risk"),
            recorded(half, "a risk to Mistral in all the years that are to come"),
            recorded(whole, "a risk to Mistral, as Lacroix told us, in all the years to come"),
        )
        expected = [claim_id(claim) for claim in (whole, half, named)]
        assert await searched(workspace, "risk Mistral Lacroix") == expected

    async def test_the_shorter_comes_first_and_then_the_earlier(self, workspace: Workspace) -> None:
        long, short, later = (remark("risk", number) for number in range(3))
        await tell(
            workspace,
            *CAST,
            recorded(long, "a risk that nobody saw before it came"),
            recorded(short, "a risk"),
            recorded(later, "a risk"),
        )
        assert await searched(workspace, "risk") == [*map(claim_id, (short, later, long))]
        await tell(workspace, recorded(long, "zebra"))
        await tell(workspace, recorded(short, "zebra on a long and stony road to nowhere at all"))
        assert await searched(workspace, "zebra") == [*map(claim_id, (long, short))]

    async def test_a_name_given_later_finds_what_was_said_before(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY)
        before = await now(workspace)
        await tell(workspace, EntityRecorded(replace(LACROIX, names=(Name("Zebra"),))))
        assert await searched(workspace, "zebra") == [FOUNDED_ID, COMPARED_ID]
        assert await searched(workspace, "lacroix") == [FOUNDED_ID]
        assert (await workspace.search("zebra", upto=before)).claims == ()

    async def test_the_name_of_a_merged_entity_finds_the_claims_of_both(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY, EntitiesMerged(LACROIX.id, MICROSOFT.id))
        assert set(await searched(workspace, "Lacroix")) == {FOUNDED_ID, COMPARED_ID, INVESTED_ID}
        await tell(workspace, EntitiesSplit(MICROSOFT.id))
        assert set(await searched(workspace, "Lacroix")) == {FOUNDED_ID, COMPARED_ID}

    async def test_words_recorded_later_are_found(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        await tell(workspace, ClaimRecorded(RAISED, (span("zweihundert Zebras", 90),)))
        assert await searched(workspace, "zebra") == [RAISED_ID]
        assert await searched(workspace, "Euro") == [RAISED_ID]

    async def test_what_is_hidden_is_not_found(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY, ClaimRetracted(RAISED_ID, "wrong"))
        assert await searched(workspace, "Euro") == []
        hidden = await now(workspace)
        await tell(workspace, ClaimRestored(RAISED_ID, "right"))
        assert await searched(workspace, "Euro") == [RAISED_ID]
        assert (await workspace.search("Euro", upto=hidden)).claims == ()

    async def test_how_a_claim_was_judged_decides_whether_it_is_found(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *STORY, ClaimRanked(RAISED_ID, Rank.DISPUTED, "unlikely"))
        assert await searched(workspace, "Euro") == [RAISED_ID]
        await tell(workspace, ClaimRanked(RAISED_ID, Rank.DEPRECATED, "wrong"))
        assert await searched(workspace, "Euro") == []
        await tell(workspace, ClaimRanked(RAISED_ID, Rank.NORMAL, "right"))
        assert await searched(workspace, "Euro") == [RAISED_ID]
        before = await now(workspace)
        await tell(workspace, ClaimSuperseded(FOUNDED_ID, COMPARED_ID, "copied wrongly"))
        assert await searched(workspace, "gegründet") == []
        assert (await workspace.search("gegründet", upto=before)).claims == (FOUNDED_ID,)

    async def test_more_than_is_shown_is_told(self, workspace: Workspace) -> None:
        many = [remark("risk", number) for number in range(LOOKED_AT + 1)]
        await tell(workspace, *CAST, *(recorded(claim, "a risk") for claim in many[:10]))
        few = await workspace.search("risk", upto=await now(workspace))
        assert (len(few.claims), few.capped) == (10, False)
        some = await workspace.search("risk", upto=await now(workspace), limit=9)
        assert (len(some.claims), some.capped) == (9, True)
        await tell(workspace, *(recorded(claim, "a risk") for claim in many[10:LOOKED_AT]))
        full = await workspace.search("risk", upto=await now(workspace), limit=999)
        assert (len(full.claims), full.capped) == (LOOKED_AT, False)
        await tell(workspace, recorded(many[-1], "a risk"))
        over = await workspace.search("risk", upto=await now(workspace), limit=999)
        assert (len(over.claims), over.capped) == (LOOKED_AT, True)
        assert claim_id(many[-1]) in over.claims

    async def test_a_word_that_too_many_bear_names_none_of_them(self, workspace: Workspace) -> None:
        bearers = [entity(Kind.COMPANY, f"z-{n}", f"Zebra {n}") for n in range(NAMESAKES + 1)]
        about_one = replace(remark("calm"), subject=bearers[0].id)
        in_words = remark("zebra")
        await tell(
            workspace,
            *CAST,
            *map(EntityRecorded, bearers[:-1]),
            recorded(about_one, "calm"),
            recorded(in_words, "a zebra"),
        )
        few = await workspace.search("zebra", upto=await now(workspace))
        assert (set(few.claims), few.capped) == ({claim_id(about_one), claim_id(in_words)}, False)
        await tell(workspace, EntityRecorded(bearers[-1]))
        many = await workspace.search("zebra", upto=await now(workspace))
        assert (many.claims, many.capped) == ((claim_id(in_words),), True)

    async def test_what_was_said_later_is_not_found_before(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST, recorded(remark("risk", 1), "a risk"))
        before = await now(workspace)
        await tell(workspace, recorded(remark("risk", 2), "a risk"))
        hits = await workspace.search("risk", upto=before)
        assert (hits.claims, hits.capped) == ((claim_id(remark("risk", 1)),), False)
        assert (await workspace.search("risk", upto=0)).claims == ()

    @pytest.mark.parametrize(
        "words",
        [
            "",
            '"',
            "'; drop table ledger; --",
            "a AND",
            "NEAR(",
            "terms:x",
            "*",
            "^euro",
            "\0",
            "\ud800",
            "-",
            "漢字",
            "\u202eoreu",
            "x" * 100_000,
            "word " * 10_000,
            " ".join(map(str, range(10_000))),
        ],
        ids=ascii,
    )
    async def test_any_string_is_a_fair_search(self, workspace: Workspace, words: str) -> None:
        await tell(workspace, *STORY)
        hits = await workspace.search(words, upto=await now(workspace))
        assert not hits.capped
        assert await searched(workspace, "Euro") == [RAISED_ID]

    async def test_signs_between_words_are_no_operators(self, workspace: Workspace) -> None:
        await tell(workspace, *STORY)
        assert await searched(workspace, '"385" (Millionen)*') == [RAISED_ID]
        assert await searched(workspace, "385 OR cheaper") == []

"""What every store promises of names half typed: what begins so is offered, in one order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.base import Store, Workspace, WorkspaceId
from store.claims import Entity, Kind, Name
from store.events import EntitiesMerged, EntitiesSplit, EntityRecorded
from store.values import EntityId
from tests.contracts.facts import (
    CAST,
    DEAL_ENTITY,
    GPT_4,
    LACROIX,
    MICROSOFT,
    MISTRAL,
    PAPER,
    SERIES_B,
    entity,
    now,
    tell,
)

LARGE = entity(Kind.MODEL, "mistral-large", "Mistral Large")
LONG = " ".join(f"word{number}" for number in range(40))


async def offered(
    workspace: Workspace, typed: str, *kinds: Kind, limit: int = 25
) -> list[EntityId]:
    matches = await workspace.starting(
        typed, upto=await now(workspace), kinds=frozenset(kinds), limit=limit
    )
    return [match.entity.id for match in matches]


class Starting:
    @pytest.mark.parametrize(
        "typed", ["timot", "TIMOTHÉE", "Timothe\u0301", "  timothée", "timothee-l", "Ｔimo", "t"]
    )
    async def test_case_accents_and_signs_make_no_other_beginning(
        self, workspace: Workspace, typed: str
    ) -> None:
        await tell(workspace, *CAST)
        first, *_ = await workspace.starting(typed, upto=await now(workspace))
        assert (first.entity, first.name) == (LACROIX, "Timothée Lacroix")
        assert 0 < first.score < 1

    async def test_this_very_name_comes_first_then_those_begun_so_then_later_words(
        self, workspace: Workspace
    ) -> None:
        best = entity(Kind.PRODUCT, "best", "Le Mistral")
        chat = entity(Kind.PRODUCT, "chat", "Mistral chat")
        await tell(workspace, *CAST, *map(EntityRecorded, (best, LARGE, chat)))
        matches = await workspace.starting("mistral", upto=await now(workspace))
        assert [match.name for match in matches] == [
            "Mistral",
            "Mistral chat",
            "Mistral Large",
            "Le Mistral",
            "Microsoft–Mistral",
        ]
        scores = [match.score for match in matches]
        assert scores == sorted(scores, reverse=True)
        assert [score == 1 for score in scores] == [True, False, False, False, False]
        assert len(set(scores)) == 3
        assert await offered(workspace, "mistral l") == [LARGE.id]
        assert await offered(workspace, "mistral a") == [MISTRAL.id]

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("lac", LACROIX), ("la trib", PAPER), ("tribune", PAPER), ("b", SERIES_B), ("4", GPT_4)],
    )
    async def test_a_name_may_be_begun_at_any_of_its_words(
        self, workspace: Workspace, typed: str, meant: Entity
    ) -> None:
        await tell(workspace, *CAST)
        assert await offered(workspace, typed) == [meant.id]

    @pytest.mark.parametrize("typed", ["istral", "mistrl", "x", "%", "_", "*", "🙂", "\0"])
    async def test_what_no_word_begins_with_offers_nothing(
        self, workspace: Workspace, typed: str
    ) -> None:
        await tell(workspace, *CAST)
        assert await offered(workspace, typed) == []

    @pytest.mark.parametrize("typed", ["", " ", "\u200b", "\ud800"])
    async def test_nothing_typed_offers_the_first_by_name(
        self, workspace: Workspace, typed: str
    ) -> None:
        await tell(workspace, *CAST)
        every = [GPT_4, PAPER, MICROSOFT, DEAL_ENTITY, MISTRAL, SERIES_B, LACROIX]
        assert await offered(workspace, typed) == [each.id for each in every]
        assert await offered(workspace, typed, limit=2) == [GPT_4.id, PAPER.id]
        assert await offered(workspace, typed, limit=0) == []
        assert await offered(workspace, typed, Kind.MODEL, Kind.DEAL) == [GPT_4.id, DEAL_ENTITY.id]

    async def test_of_many_the_wanted_kind_is_found(self, workspace: Workspace) -> None:
        places = [entity(Kind.PLACE, f"p-{number}", f"Mi {number:03}") for number in range(200)]
        await tell(workspace, *map(EntityRecorded, places), *CAST)
        assert await offered(workspace, "mi", Kind.COMPANY) == [MICROSOFT.id, MISTRAL.id]
        assert await offered(workspace, "mi", limit=3) == [each.id for each in places[:3]]
        assert len(await offered(workspace, "mi")) == 25

    async def test_who_bears_several_such_names_is_offered_once(self, workspace: Workspace) -> None:
        known = replace(MISTRAL, aliases=(Name("Mistral AI SAS"), Name("Mistral", "de")))
        await tell(workspace, EntityRecorded(known))
        [match] = await workspace.starting("mistral", upto=9)
        assert (match.name, match.score) == ("Mistral", 1)

    async def test_a_merged_name_offers_what_it_is_now(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST, EntityRecorded(LARGE), EntitiesMerged(LARGE.id, MISTRAL.id))
        assert await offered(workspace, "mistral ai") == [LARGE.id]
        assert await offered(workspace, "mistral", Kind.MODEL) == [LARGE.id]
        assert await offered(workspace, "mistral", Kind.COMPANY) == []
        await tell(workspace, EntitiesSplit(MISTRAL.id))
        assert await offered(workspace, "mistral", Kind.COMPANY) == [MISTRAL.id]

    async def test_a_name_that_was_given_up_is_offered_no_more(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST)
        before = await now(workspace)
        renamed = replace(GPT_4, kind=Kind.PRODUCT, names=(Name("Zebra"),))
        await tell(workspace, EntityRecorded(renamed))
        assert await offered(workspace, "gpt") == []
        assert await offered(workspace, "z", Kind.MODEL) == []
        assert await offered(workspace, "z", Kind.PRODUCT) == [GPT_4.id]
        [match] = await workspace.starting("gpt", upto=before, kinds=frozenset({Kind.MODEL}))
        assert match.entity == GPT_4
        assert await workspace.starting("z", upto=before) == ()

    async def test_a_long_name_is_offered_however_much_of_it_was_typed(
        self, workspace: Workspace
    ) -> None:
        long = entity(Kind.LAW, "long", LONG)
        other = entity(Kind.LAW, "another", f"{LONG[:100]} otherwise")
        await tell(workspace, *map(EntityRecorded, (other, long)))
        assert (await offered(workspace, LONG))[0] == long.id
        assert long.id in await offered(workspace, LONG[:90])
        assert await offered(workspace, "word39") == [long.id]
        assert await offered(workspace, "word3 word4 word5") == [other.id, long.id]

    async def test_names_of_another_workspace_are_not_offered(
        self, store: Store, workspace: Workspace
    ) -> None:
        other = store.workspace(WorkspaceId("slack:T2"))
        towns = [entity(Kind.PLACE, f"t-{number}", f"Town {number}") for number in range(99)]
        await tell(other, *map(EntityRecorded, towns))
        await tell(workspace, *CAST)
        assert await offered(other, "mi") == []
        assert await offered(workspace, "to") == []

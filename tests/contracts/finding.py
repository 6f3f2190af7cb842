"""What every store promises of names: what was meant is found, and what is unclear stays so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.base import Workspace
from store.claims import Entity, Kind, Name
from store.events import EntitiesMerged, EntitiesSplit, EntityRecorded
from store.named import Cast
from store.names import CONSIDERED
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
    found,
    now,
    tell,
)


class Finding:
    @pytest.mark.parametrize(
        "name",
        [
            "Timothée Lacroix",
            "timothee lacroix",
            "TIMOTHÉE  LACROIX",
            "Timothe\u0301e Lacroix",
            "Timothée\u200b La\u00adcroix",
            " Timothée-Lacroix ",
            "Ｔimothée Lacroix",
        ],
    )
    async def test_case_accents_signs_and_what_is_invisible_make_no_other_name(
        self, workspace: Workspace, name: str
    ) -> None:
        await tell(workspace, *CAST)
        [match] = await workspace.find(name, upto=await now(workspace))
        assert (match.entity, match.name, match.score) == (LACROIX, "Timothée Lacroix", 1)

    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("Mikrosoft", MICROSOFT),
            ("Thimothé Lacroix", LACROIX),
            ("lacroix", LACROIX),
            ("mistrla", MISTRAL),
            ("tribune", PAPER),
        ],
    )
    async def test_typos_and_parts_are_likenesses(
        self, workspace: Workspace, name: str, meant: object
    ) -> None:
        await tell(workspace, *CAST)
        best, *_ = await workspace.find(name, upto=await now(workspace))
        assert best.entity == meant
        assert 0 < best.score < 1

    async def test_an_exact_name_leaves_no_likeness_beside_it(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST, EntityRecorded(entity(Kind.COMPANY, "mistrals", "Mistrals")))
        assert await found(workspace, "mistral") == [MISTRAL.id]

    async def test_a_name_that_two_bear_finds_both(self, workspace: Workspace) -> None:
        other = entity(Kind.PRODUCT, "mistral", "Mistral")
        await tell(workspace, *CAST, EntityRecorded(other))
        assert await found(workspace, "Mistral") == [MISTRAL.id, other.id]
        assert await found(workspace, "Mistral", Kind.PRODUCT, Kind.PLACE) == [other.id]

    async def test_a_kind_that_bears_no_such_name_is_searched_for_likenesses(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *CAST)
        assert await found(workspace, "Microsoft", Kind.PLACE) == []
        assert await found(workspace, "Microsoft", Kind.DEAL) == [DEAL_ENTITY.id]

    async def test_names_of_every_language_are_names(self, workspace: Workspace) -> None:
        act = replace(
            entity(Kind.LAW, "ai-act", "AI Act"),
            names=(Name("AI Act", "en"), Name("KI-Verordnung", "de")),
        )
        await tell(workspace, EntityRecorded(act))
        assert await found(workspace, "ki verordnung") == [act.id]
        assert await found(workspace, "ai act") == [act.id]

    async def test_a_merged_name_finds_what_it_is_now(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST, EntitiesMerged(MICROSOFT.id, MISTRAL.id))
        assert await found(workspace, "Mistral AI") == [MICROSOFT.id]
        assert await found(workspace, "Mistrall") == [MICROSOFT.id]

    async def test_a_name_that_was_given_up_is_no_name(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST, EntityRecorded(replace(GPT_4, names=(Name("Zebra"),))))
        assert await found(workspace, "GPT-4") == []
        assert await found(workspace, "zebra") == [GPT_4.id]

    async def test_the_likest_come_first_and_no_more_than_wanted(
        self, workspace: Workspace
    ) -> None:
        slugs = ["paris", "parish", "lyon"]
        await tell(
            workspace,
            *(EntityRecorded(entity(Kind.PLACE, slug, slug.title())) for slug in slugs),
        )
        matches = await workspace.find("parishes", upto=9)
        assert [match.name for match in matches] == ["Parish", "Paris"]
        assert [match.score for match in matches] == sorted(
            (match.score for match in matches), reverse=True
        )
        assert await workspace.find("parishes", upto=9, limit=1) == matches[:1]

    async def test_of_many_likenesses_the_likest_are_looked_at(self, workspace: Workspace) -> None:
        paris = entity(Kind.PLACE, "paris", "Paris")
        others = [entity(Kind.PLACE, f"p-{n}", f"Parisx{n:03}") for n in range(CONSIDERED)]
        await tell(workspace, *map(EntityRecorded, (*others, paris)))
        matches = await workspace.find("parisx", upto=999, limit=999)
        assert len(matches) == CONSIDERED
        assert matches[0].entity == paris
        assert others[-1] not in [match.entity for match in matches]

    @pytest.mark.parametrize(
        "name", ["", " ", "Anthropic", "%", "_", "'", '"', "\0", "\ud800", "\u200b", "*", "🙂"]
    )
    async def test_a_name_nobody_bears_finds_nothing(self, workspace: Workspace, name: str) -> None:
        await tell(workspace, *CAST)
        assert await found(workspace, name) == []

    async def test_a_name_of_signs_is_found_by_them(self, workspace: Workspace) -> None:
        smile = entity(Kind.PRODUCT, "smile", "🙂")
        await tell(workspace, EntityRecorded(smile), EntityRecorded(SERIES_B))
        assert await found(workspace, "🙂") == [smile.id]

    async def test_everybody_is_in_the_cast_as_they_were_last_and_merges_are_told(
        self, workspace: Workspace
    ) -> None:
        await tell(workspace, *CAST)
        before = await now(workspace)
        renamed = replace(PAPER, names=(Name("La Tribune de Paris"),))
        new = entity(Kind.COMPANY, "mistral", "Mistral")
        merged = EntitiesMerged(MISTRAL.id, new.id)
        await tell(workspace, EntityRecorded(renamed), EntityRecorded(new), merged)
        everybody = {MISTRAL, MICROSOFT, LACROIX, PAPER, SERIES_B, GPT_4, DEAL_ENTITY}
        after = await workspace.cast(upto=await now(workspace))
        assert set(after.entities) == everybody - {PAPER} | {renamed, new}
        assert after.redirects == ((new.id, MISTRAL.id),)
        earlier = await workspace.cast(upto=before)
        assert [each.id for each in earlier.entities] == sorted(each.id for each in everybody)
        assert (set(earlier.entities), earlier.redirects) == (everybody, ())

    async def test_what_is_merged_into_a_thing_can_be_had(self, workspace: Workspace) -> None:
        await tell(workspace, *CAST, EntitiesMerged(MICROSOFT.id, MISTRAL.id))
        await tell(workspace, EntitiesMerged(GPT_4.id, MICROSOFT.id))
        upto = await now(workspace)
        for one in (GPT_4.id, MICROSOFT.id, MISTRAL.id):
            cast = await workspace.cast(upto=upto, now=one)
            assert cast.entities == (MICROSOFT, MISTRAL, GPT_4)
            assert cast.redirects == ((MICROSOFT.id, GPT_4.id), (MISTRAL.id, GPT_4.id))
        assert (await workspace.cast(upto=upto, now=PAPER.id)).entities == (PAPER,)
        assert await workspace.cast(upto=upto, now=EntityId("company:nobody")) == Cast(())

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("Мistral", MISTRAL),  # Cyrillic М
            ("Міcrоsоft", MICROSOFT),
            ("rnicrosoft", MICROSOFT),
            ("Microsоft–Mistral", DEAL_ENTITY),
            ("La Trıbune", PAPER),
        ],
    )
    async def test_another_name_of_the_same_look_is_found_beside_it(
        self, workspace: Workspace, typed: str, meant: Entity
    ) -> None:
        await tell(workspace, *CAST)
        [match] = await workspace.lookalikes(typed, upto=await now(workspace))
        assert match.entity == meant
        assert match.score < 1
        assert await workspace.lookalikes(typed, upto=1) == ()

    @pytest.mark.parametrize(
        "typed", ["Mistral", "MISTRAL\u200b ai", "Mistrall", "Tribune", "", "\0", "\ud800", "🙂"]
    )
    async def test_the_name_itself_and_what_is_only_like_it_look_otherwise(
        self, workspace: Workspace, typed: str
    ) -> None:
        await tell(workspace, *CAST)
        assert await workspace.lookalikes(typed, upto=await now(workspace)) == ()

    async def test_looks_follow_names_merges_and_kinds(self, workspace: Workspace) -> None:
        twin = entity(Kind.PRODUCT, "twin", "Мistral")
        await tell(workspace, *CAST, EntityRecorded(twin))
        before = await now(workspace)
        assert await looking_like(workspace, "Mistra1") == [MISTRAL.id, twin.id]
        assert await looking_like(workspace, "Mistral") == [twin.id]
        assert await looking_like(workspace, "Mistra1", Kind.PRODUCT) == [twin.id]
        await tell(workspace, EntitiesMerged(MISTRAL.id, twin.id))
        assert await looking_like(workspace, "Mistra1") == [MISTRAL.id]
        await tell(workspace, EntityRecorded(replace(MISTRAL, names=(Name("Zebra"),), aliases=())))
        await tell(workspace, EntitiesSplit(twin.id))
        assert await looking_like(workspace, "Mistra1") == [twin.id]
        await tell(workspace, EntitiesMerged(PAPER.id, twin.id))
        assert await looking_like(workspace, "Mistra1") == [PAPER.id]
        matches = await workspace.lookalikes("Mistra1", upto=before, limit=1)
        assert [match.entity for match in matches] == [MISTRAL]


async def looking_like(workspace: Workspace, name: str, *kinds: Kind) -> list[EntityId]:
    matches = await workspace.lookalikes(name, upto=await now(workspace), kinds=frozenset(kinds))
    return [match.entity.id for match in matches]

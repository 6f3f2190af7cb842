"""The deal that comes with the program is sound, and its words are those of its articles."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.base import Selection, WorkspaceId
from store.events import ClaimRecorded, PersonId, SourceNumbered
from store.open import open_store
from store.pack.check import check_pack
from store.pack.folder import shipped_pack
from store.pack.load import load, load_shipped
from store.pack.quoted import read_texts

DEMO = shipped_pack("microsoft-mistral")
PAGE = Path(__file__).parents[2] / "docs" / "demo-deal.md"
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def test_the_demo_deal_is_sound() -> None:
    report = check_pack(DEMO, None)
    assert [complaint.told() for complaint in report.complaints] == []
    assert report.claims > 400


def test_the_demo_deal_loads_the_same_without_a_look_at_its_shape() -> None:
    assert load_shipped("microsoft-mistral") == load(DEMO)


async def test_the_demo_deal_is_recorded_whole_and_only_once() -> None:
    events = load(DEMO)
    store = await open_store("memory:")
    workspace = store.workspace(WorkspaceId("console"))
    receipt, again = [
        await workspace.record(events, by=PersonId("importer"), origin="demo", at=NOW)
        for _ in range(2)
    ]
    assert (receipt.last, again.last) == (len(events), len(events))
    evidence = await workspace.read(Selection(), upto=receipt.last)
    [deal] = await workspace.deals(upto=receipt.last)
    await store.close()
    assert len(evidence.records) == sum(isinstance(event, ClaimRecorded) for event in events)
    assert [numbered.number for numbered in deal.sources] == [1, 2, 3, 4, 5]
    assert all(record.spans for record in evidence.records)


def test_its_page_counts_the_claims_of_each_source() -> None:
    events = load(DEMO)
    claims = Counter(each.claim.source for each in events if isinstance(each, ClaimRecorded))
    numbered = [each for each in events if isinstance(each, SourceNumbered)]
    rows = re.findall(r"^\| (\d) \|.*\| (\d+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [(int(number), int(count)) for number, count in rows] == [
        (each.number, claims[each.source]) for each in numbered
    ]


@pytest.mark.skipif("ARTICLES" not in os.environ, reason="ARTICLES names no folder of articles")
def test_every_span_of_the_demo_deal_is_in_its_article() -> None:
    report = check_pack(DEMO, read_texts(Path(os.environ["ARTICLES"])))
    assert report.collation is not None
    assert report.collation.sources == 5
    assert [complaint.told() for complaint in report.complaints] == []

"""What a check says of a pack: every fault, at its line, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.complaint import Refused
from store.events import DealOpened, EntityRecorded, SourceNumbered, SourceRecorded
from store.pack.load import load
from tests.store.pack_writing import (
    CLAIMS,
    COMPARED,
    DEAL,
    ENTITIES,
    HASH,
    INVESTED,
    RAISED,
    SOURCE,
    TEXTS,
    write_pack,
)

LED = """\
about: microsoft
field: led_round
value: mistral-ai
quote: Am Montag schloss Mistral AI
at: 0
"""


def test_a_sound_pack_is_told_as_sound(tmp_path: Path) -> None:
    report = write_pack(tmp_path).check(TEXTS)
    assert (report.complaints, report.claims, report.sound) == ((), 3, True)


def test_each_event_names_only_what_was_recorded_before_it(tmp_path: Path) -> None:
    events = load(write_pack(tmp_path).path)
    kinds = [type(event) for event in events]
    assert [kind for at, kind in enumerate(kinds) if kind not in kinds[:at]][:4] == [
        EntityRecorded,
        DealOpened,
        SourceRecorded,
        SourceNumbered,
    ]
    assert len(kinds) == 6 + 1 + 1 + 1 + len(CLAIMS)


def test_all_faults_are_told_at_once_and_nothing_is_loaded(tmp_path: Path) -> None:
    pack = write_pack(
        tmp_path,
        RAISED.replace("raised", "raized"),
        COMPARED.replace("speed", "sped"),
        INVESTED.replace("company", "compny"),
    )
    told = [complaint.partition(";")[0] for complaint in pack.told()]
    assert told == [
        "sources/1-news.yaml:8: the vocabulary has no field `raized`",
        "sources/1-news.yaml:16: `sped` is no term here",
        "sources/1-news.yaml:24: `invested_in` takes no `compny`",
    ]
    with pytest.raises(Refused) as refused:
        load(pack.path)
    assert len(refused.value.complaints) == 3


@pytest.mark.parametrize(
    ("claim", "line", "told"),
    [
        (RAISED.replace("field: raised\n", ""), 7, "`field` is missing; add it"),
        (
            RAISED.replace("quote:", "qoute:"),
            12,
            "there is no key `qoute` here; did you mean `quote`?",
        ),
        (RAISED.replace("quote:", "qoute:"), 7, "a claim has either a `quote` or several `quotes`"),
        (RAISED + "modality: denied", 14, "“denied” is not known in `modality`"),
        (RAISED.replace("at: 0", "at: here"), 13, "a whole number or a list should stand here"),
        (RAISED.replace("about: mistral-ai", "about: Mistral"), 7, "“Mistral” is no slug"),
        (RAISED.replace("about: mistral-ai", "about: mistral"), 7, "did you mean `mistral-ai`?"),
        (RAISED + "speaker: nobody", 14, "`nobody` is not in entities.yaml"),
        (RAISED.replace("value: 385", "value: 386"), 9, "does not stand in the quote"),
        (RAISED.replace("385 Millionen Euro\nw", "Höhe\nw"), 9, "is not to be read as money"),
        (RAISED.replace("value: 385 Millionen Euro\n", ""), 7, "`value` is missing"),
        (
            RAISED.replace("value: 385 Millionen", "value: 5 Millionen"),
            9,
            "reading the quote does not give “5 Millionen Euro”",
        ),
        (
            RAISED.replace("value: 385 Millionen Euro", "value: 385 Millionen"),
            9,
            "reading the quote does not give “385 Millionen”",
        ),
        (RAISED.replace("valid: Am Montag", "valid: 1.500"), 11, "“1.500”"),
        (
            RAISED.replace("valid: Am Montag", "valid: Bis 2027"),
            11,
            "“Bis 2027” stands in no quote of the claim",
        ),
        (
            RAISED.replace("valid: Am Montag", "valid: {words: Das, as: Mai 2023}"),
            11,
            "“Das” stands in no quote of the claim",
        ),
        (
            INVESTED.replace("company: mistral-ai", "company: mistral-ai, period: Bis 2027"),
            10,
            "“Bis 2027” stands in no quote of the claim",
        ),
        (COMPARED.replace("compared_to", "founded_by"), 9, "this takes no comparison, but entity"),
        (LED, 9, "`led_round` takes no company, but round"),
        (
            INVESTED.replace("15 Millionen Euro\nw", "15 Millionen Euro\nwith: {form: cash}\nw"),
            11,
            "`with` stands here twice",
        ),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, claim: str, line: int, told: str) -> None:
    complaints = write_pack(tmp_path, claim).told()
    assert [each for each in complaints if f"1-news.yaml:{line}: " in each and told in each], (
        complaints
    )


def test_a_faulty_file_does_not_hide_the_faults_of_another(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, COMPARED.replace("gpt-4", "gpt-5"))
    (tmp_path / "sources" / "2-more.yaml").write_text("source: {number: 2}\n", "utf-8")
    (tmp_path / "sources" / "3-more.yml").write_text("", "utf-8")
    files = {complaint.partition(":")[0] for complaint in pack.told()}
    assert files == {"sources/1-news.yaml", "sources/2-more.yaml", "sources/3-more.yml"}


def test_a_misshapen_claim_does_not_hide_the_faults_of_another(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, RAISED + "sure: true", COMPARED.replace("speed", "sped"))
    assert [complaint.partition(": ")[0] for complaint in pack.told()] == [
        "sources/1-news.yaml:14",
        "sources/1-news.yaml:17",
    ]


def test_a_claim_told_twice_names_both_lines(tmp_path: Path) -> None:
    again = INVESTED.replace("investiert 15", "15").replace("167", "178")
    assert write_pack(tmp_path, *CLAIMS, again).told() == [
        "sources/1-news.yaml:27: this is the claim of line 21 again; keep one, with both quotes"
    ]


def test_a_claim_may_stand_on_several_quotes(tmp_path: Path) -> None:
    both = INVESTED.replace("quote: investiert 15 Millionen Euro\nat: 167", "") + (
        "quotes: [Microsoft, 15 Millionen Euro]\nat: [157, 178]"
    )
    assert write_pack(tmp_path, RAISED, COMPARED, both).told(TEXTS) == []
    lacking = both.replace("[157, 178]", "157")
    [complaint] = write_pack(tmp_path, RAISED, COMPARED, lacking).told()
    assert "2 quotes need as many offsets in `at`" in complaint


def test_a_number_belongs_to_one_source(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    second = SOURCE.replace(HASH, "0" * 64) + "claims: []\n"
    pack.source.with_name("2-more.yaml").write_text(second, "utf-8")
    [complaint] = pack.told()
    assert complaint.startswith("sources/2-more.yaml:2: the number 1 belongs to ")


def test_a_text_belongs_to_one_source(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    second = SOURCE.replace("number: 1", "number: 2") + "claims: []\n"
    pack.source.with_name("2-more.yaml").write_text(second, "utf-8")
    [complaint] = pack.told()
    assert complaint.startswith("sources/2-more.yaml:4: this is the text of ")


def test_an_entity_that_nothing_speaks_of_is_refused(tmp_path: Path) -> None:
    entities = ENTITIES + "paris: {kind: place, name: Paris}\n"
    assert write_pack(tmp_path, entities=entities).told() == [
        "entities.yaml:10: nothing speaks of `paris`; take it out"
    ]


def test_a_publisher_is_spoken_of_by_its_name(tmp_path: Path) -> None:
    entities = ENTITIES + "bloomberg: {kind: publication, name: Bloomberg}\n"
    source = SOURCE + "  publisher: Bloomberg\n"
    assert write_pack(tmp_path, entities=entities, source=source).told() == []


def test_a_deal_is_an_entity_of_that_kind(tmp_path: Path) -> None:
    deal = DEAL.replace("deal: microsoft-mistral", "deal: microsoft")
    [complaint] = write_pack(tmp_path, deal=deal).told()
    assert complaint.startswith("pack.yaml:1: `microsoft` is a company")


def test_long_quotes_and_figures_kept_as_text_are_pointed_at_and_stop_nothing(
    tmp_path: Path,
) -> None:
    long = next(iter(TEXTS.values()))
    claim = f"about: mistral-ai\nfield: forecasts\nvalue: als GPT-4\nquote: '{long}'\nat: 0"
    report = write_pack(tmp_path, *CLAIMS, claim).check(TEXTS)
    assert report.sound
    assert [complaint.text.partition(";")[0] for complaint in report.complaints] == [
        "“als GPT-4” could not be read as a figure and is kept as text",
        f"the quote has {len(long)} characters",
    ]


def test_grounds_name_sources_of_the_pack(tmp_path: Path) -> None:
    source = SOURCE + "  grounds: [{source: 1, quote: Am Montag}, {source: 7, quote: Heute}]\n"
    assert write_pack(tmp_path, source=source).told() == [
        "sources/1-news.yaml:6: the pack has no source 7; known are 1"
    ]


def test_missing_offsets_are_told_once(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, *(claim.partition("at: ")[0] for claim in CLAIMS))
    assert pack.told() == [
        "sources/1-news.yaml:7: `at` is missing for 3 claims from here on; --locate writes it"
    ]


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("claims: [\n", "this is no sound YAML"),
        ("claims: &a [*a]\n", "anchors and aliases"),
        ("claims: !!python/object:os.system {}\n", "tags are not read"),
        ("\ufeffclaims: []\n", "byte order mark"),
        ("? [a]\n: b\n", "a key is a word"),
        ("claims: " + "[" * 900 + "]" * 900, "nested too deeply"),
        ("", "a mapping should stand here, and nothing does"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(tmp_path: Path, yaml: str, told: str) -> None:
    pack = write_pack(tmp_path)
    pack.source.write_text(yaml, "utf-8")
    assert told in "\n".join(pack.told())


def test_a_folder_without_its_files_is_told_what_it_lacks(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (tmp_path / "pack.yaml").unlink()
    (tmp_path / "entities.yaml").write_bytes(b"\xff")
    assert pack.told() == [
        "entities.yaml: this is no UTF-8 text; save it as such",
        "pack.yaml: this file is missing; a pack has one",
    ]


def test_every_span_is_compared_letter_for_letter(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    collation = pack.check(TEXTS).collation
    assert collation is not None
    assert collation.told() == "4 spans of 1 sources compared, 0 wrong"
    spoiled = write_pack(tmp_path, RAISED.replace("at: 0", "at: 1"), COMPARED, INVESTED)
    [complaint] = spoiled.told(TEXTS)
    assert complaint.startswith("sources/1-news.yaml:12: ")
    assert complaint.endswith("it stands at 0")


@pytest.mark.parametrize(
    "spoiled",
    [
        RAISED.replace("eine Serie-B-", "eine  Serie-B-"),
        RAISED.replace("{round: series-b}", "{round: gpt-4, scope: gestern}"),
    ],
)
def test_words_that_stand_nowhere_in_the_source_are_told(tmp_path: Path, spoiled: str) -> None:
    complaints = write_pack(tmp_path, spoiled, COMPARED, INVESTED).told(TEXTS)
    assert "nowhere" in "\n".join(complaints)


def test_what_a_source_says_of_itself_is_compared_too(tmp_path: Path) -> None:
    source = SOURCE + (
        "  title: {value: Neues, quote: Neues}\n  grounds: [{source: 1, quote: Am Dienstag}]\n"
    )
    assert write_pack(tmp_path, source=source).told(TEXTS) == [
        f"sources/1-news.yaml:{line}: “{words}” stands nowhere in the source's text; "
        "copy it letter for letter"
        for line, words in ((6, "Neues"), (7, "Am Dienstag"))
    ]


def test_a_source_whose_text_is_not_there_is_told(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, source=SOURCE.replace(HASH, "0" * 64))
    [complaint] = pack.told(TEXTS)
    assert complaint.startswith("sources/1-news.yaml:4: no text in the folder has this SHA-256")

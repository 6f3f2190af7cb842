from __future__ import annotations

import json
import shlex
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pytest

import store
from tests.adapters.program import start

PACK = Path(store.__file__).parent / "packs" / "microsoft-mistral"


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("funding mistral", 0, "€490M"),
        ("fundng mistral", 2, "“fundng”"),
        ("funding nosuchcompany", 3, "“nosuchcompany”"),
    ],
)
def test_a_question_s_fate_is_the_exit_status(
    tmp_path: Path, question: str, status: int, said: str
) -> None:
    ran = start(tmp_path, "ask", question)

    assert ran.returncode == status
    assert said in ran.stdout
    assert ran.stderr == ""


def test_a_script_chooses_the_language(tmp_path: Path) -> None:
    start(tmp_path, given="settings language en\n")

    assert (
        "490\xa0Mio.\xa0€" in start(tmp_path, "ask", "funding mistral", "--language", "de").stdout
    )


def test_json_leads_from_each_figure_to_the_words_of_its_source(tmp_path: Path) -> None:
    answer = json.loads(start(tmp_path, "ask", "funding mistral", "--format", "json").stdout)

    rows = [row for block in answer["blocks"] for row in block.get("rows", ())]
    figures = [
        figure for row in rows for line in row["lines"] for figure in line.get("figures", ())
    ]
    (total,) = [each for each in figures if each["text"] == "€490M"]
    claim = answer["claims"][total["basis"]["claims"][0]]
    assert claim["source"]["number"] == 1
    assert "490" in claim["quotes"][0]["quote"]


def test_markdown_has_the_answer_too(tmp_path: Path) -> None:
    assert start(tmp_path, "ask", "funding", "--format", "md").stdout.startswith("## ")


def test_colour_is_for_those_who_ask_for_it(tmp_path: Path) -> None:
    plain = start(tmp_path, "ask", "deal").stdout
    coloured = start(tmp_path, "ask", "deal", "--color").stdout

    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured


def test_a_script_is_told_what_changed_as_a_channel_is(tmp_path: Path) -> None:
    ran = start(tmp_path, "digest", "--since", "yesterday")

    assert ran.returncode == 0
    assert ran.stdout.startswith("Microsoft – Mistral AI")
    assert "€15M" in ran.stdout
    assert ran.stderr == ""


def test_a_script_is_told_nothing_where_nothing_changed(tmp_path: Path) -> None:
    start(tmp_path, "ask", "deal")
    now = datetime.now(UTC).isoformat()

    ran = start(tmp_path, "digest", "--since", now, "--language", "de")

    assert ran.returncode == 0
    assert ran.stdout == ""
    assert ran.stderr.startswith("Nichts hat sich geändert seit ")


def test_a_digest_in_json_has_the_words_of_its_sources(tmp_path: Path) -> None:
    ran = start(tmp_path, "digest", "--since", "yesterday", "--format", "json")

    assert json.loads(ran.stdout)["claims"]


@pytest.mark.parametrize(
    ("since", "deal", "status", "said"),
    [
        ("2999-01-01", "mistral", 2, "still ahead"),
        ("someday", "mistral", 2, "“someday”"),
        ("02/03/2026", "mistral", 2, "2026-02-03"),
        ("yesterday", "nosuchcompany", 3, "“nosuchcompany”"),
    ],
)
def test_a_digest_s_fate_is_the_exit_status(
    tmp_path: Path, since: str, deal: str, status: int, said: str
) -> None:
    ran = start(tmp_path, "digest", "--since", since, "--deal", deal)

    assert ran.returncode == status
    assert said in ran.stderr
    assert ran.stdout == ""


def test_what_is_exported_is_imported_to_the_same(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    assert start(tmp_path, "export", "--out", str(file)).returncode == 0
    other = {"DEALBRIEF_DATABASE": f"sqlite:{tmp_path / 'other.db'}"}

    first = start(tmp_path, "import", str(file), **other)
    again = start(tmp_path, "import", str(file), **other)

    assert first.returncode == 0
    assert again.stdout != first.stdout
    assert start(tmp_path, "export", **other).stdout == file.read_text("utf-8")


def test_a_deal_is_brought_into_a_team_s_workspace_and_into_no_other(tmp_path: Path) -> None:
    team = ("--workspace", "slack:T0123ABCD")

    assert start(tmp_path, "import", str(PACK), *team).returncode == 0

    brought = start(tmp_path, "export", *team).stdout
    assert brought == start(tmp_path, "export").stdout
    assert json.loads(brought)["claims"]
    assert json.loads(start(tmp_path, "export", "--workspace", "slack:T2").stdout)["claims"] == []
    markdown = ("export", "--format", "md")
    # That a file brought it is an entry of its own, which the demo deal has none of.
    theirs = start(tmp_path, *markdown, *team).stdout.replace("entry 573,", "entry 572,")
    assert theirs == start(tmp_path, *markdown).stdout
    assert start(tmp_path, *markdown, "--workspace", "slack:T2").returncode != 0


def test_a_deal_is_brought_into_a_server_of_discord(tmp_path: Path) -> None:
    server = ("--workspace", "discord:41771983423143937")

    assert start(tmp_path, "import", str(PACK), *server).returncode == 0

    assert start(tmp_path, "export", *server).stdout == start(tmp_path, "export").stdout


NOBODY_S = ["", "slack", "slak:T1", "slack:E1/T1", "slack:t1", "console ", "discord:1", "discord:x"]


@pytest.mark.parametrize("name", NOBODY_S)
@pytest.mark.parametrize("command", [("export",), ("import", str(PACK))], ids=["export", "import"])
def test_a_workspace_that_nobody_has_is_refused(
    tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    ran = start(tmp_path, *command, "--workspace", name)

    assert ran.returncode == 2
    assert "slack:T123" in ran.stderr
    assert "discord:" in ran.stderr
    assert not list(tmp_path.iterdir())


def test_a_briefing_is_written_by_the_line_that_the_chat_names(tmp_path: Path) -> None:
    printed = start(tmp_path, "export", "--format", "md", "--deal", "mistral").stdout
    told = start(tmp_path, "ask", "briefing").stdout.split("As a file: ")[1].split("\n\n")[0]
    program, *arguments = shlex.split(told)

    assert program == "dealbrief"
    assert start(tmp_path, *arguments).stdout == ""
    (file,) = tmp_path.glob("*.md")
    assert file.read_text("utf-8") == printed
    assert printed.startswith("# Microsoft – Mistral AI")


def test_a_briefing_is_in_the_language_asked_for(tmp_path: Path) -> None:
    assert (
        "15\xa0Mio.\xa0€" in start(tmp_path, "export", "--format", "md", "--language", "de").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--format", "json", "--deal", "mistral"), 2),
        (("--format", "md", "--deal", "nosuchcompany"), 3),
        (("--format", "md", "--at", "someday"), 2),
    ],
)
def test_what_cannot_be_exported_leaves_no_file(
    tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    ran = start(tmp_path, "export", *arguments, "--out", "file.txt")

    assert ran.returncode == status
    assert ran.stdout == ""
    assert ran.stderr
    assert not list(tmp_path.glob("*.txt*"))


def test_a_pack_is_checked(tmp_path: Path) -> None:
    assert start(tmp_path, "pack", "check", str(PACK)).returncode == 0
    assert start(tmp_path, "pack", "check", str(tmp_path)).returncode == 1


def test_all_wrong_settings_are_named_at_once(tmp_path: Path) -> None:
    ran = start(tmp_path, "ask", "deal", DEALBRIEF_LANGUAGE="xx", DEALBRIEF_ZONE="Nowhere")

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 2
    assert "DEALBRIEF_LANGUAGE" in ran.stderr
    assert "DEALBRIEF_ZONE" in ran.stderr


def test_a_store_that_cannot_be_used_is_told_without_a_stack_trace(tmp_path: Path) -> None:
    ran = start(tmp_path, "ask", "deal", DEALBRIEF_DATABASE=f"sqlite:{tmp_path}/none/facts.db")

    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr
    assert "none" in ran.stderr


def test_the_release_is_told(tmp_path: Path) -> None:
    assert start(tmp_path, "version").stdout == f"{version('dealbrief')}\n"

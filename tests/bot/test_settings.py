from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, read_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    assert read_settings().database == "sqlite:dealbrief.db"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DEALBRIEF_LANGUAGE=de\nDEALBRIEF_ZONE=Europe/Berlin\n", "utf-8")
    monkeypatch.setenv("DEALBRIEF_LANGUAGE", "en")

    settings = read_settings()

    assert (settings.language, settings.zone) == ("en", "Europe/Berlin")


def test_every_complaint_is_told_at_once_without_what_was_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("DATABASE", "LANGUAGE", "ZONE", "LOG_LEVEL"):
        monkeypatch.setenv(f"DEALBRIEF_{name}", "qwertz")

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert len(caught.value.complaints) == 4
    assert all(each.startswith(PREFIX) for each in caught.value.complaints)
    assert "qwertz" not in str(caught.value)


def test_what_an_option_gave_is_complained_of_by_the_option_s_name() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(language="fr", zone="Nowhere")

    assert [each.partition(": ")[0] for each in caught.value.complaints] == ["--language", "--zone"]


def test_every_setting_is_in_the_example_with_its_default() -> None:
    written = dict(re.findall(rf"^#{PREFIX}(\w+)=(.*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE))
    defaults = {name.upper(): str(each.default) for name, each in Settings.model_fields.items()}

    assert written == defaults

"""What a button says, and how a message is called: in words a reader knows."""

from __future__ import annotations

import pytest

from bot.answering import asks
from bot.document import Actions, Paragraph, Reply, Run
from bot.footnotes import describe
from bot.words import phrase
from store.claims import Source, SourceId

SLACK = "https://acme.slack.com/archives/C1/p1796"
DISCORD = "https://discord.com/channels/1/2/3"


def text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("command", "language", "label"),
    [
        ("fact history 218", "en", "History"),
        ("fact history 218", "de", "Verlauf"),
        ("channel deal Helsing – Mistral", "de", "Für diesen Kanal"),
        ("deals list", "en", "All deals"),
        ("fact import", "de", "Weitere Datei importieren"),
        ("channel deal", "en", "channel deal"),
        ("funding Mistral", "de", "finanzierung Mistral"),
    ],
)
def test_a_button_whose_command_says_nothing_to_a_reader_has_words_of_its_own(
    command: str, language: str, label: str
) -> None:
    (block,) = phrase(Reply((), (asks(command),)), language).blocks

    assert isinstance(block, Actions)
    [button] = block.actions
    assert (text(button.label), button.command) == (label, command)


@pytest.mark.parametrize("link", [SLACK, DISCORD])
@pytest.mark.parametrize(
    ("language", "said"), [("en", "message from @ada"), ("de", "Nachricht von @ada")]
)
def test_a_message_that_was_saved_is_called_by_who_wrote_it(
    link: str, language: str, said: str
) -> None:
    source = Source(SourceId(""), "en", "", publisher="ada", link=link)
    (block,) = phrase(Reply((), (Paragraph(describe(source)),)), language).blocks

    assert isinstance(block, Paragraph)
    shown = text(block.line).split(" · ")
    assert shown[:2] == [said, link.removeprefix("https://")]
    assert "ada" not in shown


def test_a_page_is_called_by_its_address() -> None:
    source = Source(SourceId(""), "en", "", publisher="Sifted", link="https://sifted.eu/archives/1")
    (block,) = phrase(Reply((), (Paragraph(describe(source)),)), "en").blocks

    assert isinstance(block, Paragraph)
    assert text(block.line).startswith("sifted.eu/archives/1 · Sifted")

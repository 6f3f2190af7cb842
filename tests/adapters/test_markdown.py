from __future__ import annotations

import re

import pytest

from adapters.markdown import document, markdown
from bot.document import (
    Action,
    Actions,
    Attachment,
    Chapter,
    Fields,
    Items,
    Paragraph,
    Reply,
    Row,
    Run,
    Sources,
    Style,
    Table,
)


def test_a_reply_is_a_heading_and_lists() -> None:
    fields = Fields((Row((Run("Worth"),), ((Run("$2bn "), Run("[4]", Style.CITATION)),)),))

    drawn = markdown(Reply((Run("Mistral AI", Style.STRONG),), (fields,)))

    assert drawn == "## Mistral AI\n\n- **Worth** $2bn [4]\n"


def test_a_table_keeps_its_columns() -> None:
    table = Table(((Run("a"),), (Run("b"),)), (((Run("1|2"),), (Run("3"),)),))

    assert markdown(Reply((), (table,))) == "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |\n"


def test_several_lines_of_a_label_are_a_list_of_their_own() -> None:
    row = Row((Run("Worth"),), ((Run("$2bn"),), (Run("€2bn"),)))

    assert markdown(Reply((), (Fields((row,)),))) == "- **Worth**\n  - $2bn\n  - €2bn\n"


def test_a_paragraph_of_weight_is_a_heading() -> None:
    strong = Paragraph((Run("Mistral AI", Style.STRONG),))

    assert markdown(Reply((), (strong, strong))) == "### Mistral AI\n\n### Mistral AI\n"


def test_lists_beside_one_another_are_one_list() -> None:
    items = Items(((Run("a"),),))

    assert markdown(Reply((), (items, items, Paragraph((Run("b"),))))) == "- a\n- a\n\nb\n"


def test_a_document_has_its_chapters_under_headings() -> None:
    blocks = (Paragraph((Run("new"),)),)
    whole = Attachment("x.md", (Run("Deal"),), blocks, (Chapter((Run("Money"),), blocks),), ())

    assert document(whole) == "# Deal\n\nnew\n\n## Money\n\nnew\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("26. Feb", "26\\. Feb"),
        ("2024) a", "2024\\) a"),
        ("- a", "\\- a"),
        ("# a", "\\# a"),
        ("    a", "a"),
        ("about $2bn, US$3bn", "about $2bn, US\\$3bn"),
        ("www.e.example", "www\\.e.example"),
        ("R&D, 3 < 4", "R\\&D, 3 \\< 4"),
        ("Series B (2023).", "Series B (2023)."),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert markdown(Reply((), (Items(((Run(text),),)),))) == f"- {escaped}\n"


def test_a_citation_leads_nowhere() -> None:
    line = (Run("[4]", Style.CITATION), Run("(https://e.example)"))

    assert markdown(Reply((), (Paragraph(line),))) == "[4]\\(https\\://e.example)\n"


def test_no_text_becomes_markup_or_moves_a_terminal() -> None:
    hostile = "[x](https://e.example) <b> **\x1b[31m\u202e\r\n# h"

    drawn = markdown(Reply((), (Items(((Run(hostile),),)),)))

    assert not re.search(r"(?<!\\)\]\(", drawn)
    assert "<b>" not in drawn
    assert not {"\x1b", "\u202e", "\r"} & set(drawn)
    assert drawn.count("\n") == 1


def test_footnotes_stand_below_a_rule_and_buttons_are_commands_of_the_reader() -> None:
    fields = Fields((Row((Run("Wert"),), ((Run("2"),),)),))
    sources = Sources((Row((Run("[4]", Style.CITATION),), ((Run("ohne Titel"),),)),))
    asked = Actions((Action((Run("quellen", Style.COMMAND),), "sources"),))

    drawn = markdown(Reply((), (fields, sources, asked)))

    assert drawn == "- **Wert** 2\n\n---\n\n- **[4]** ohne Titel\n\n`quellen`\n"

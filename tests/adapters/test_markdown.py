from __future__ import annotations

from adapters.markdown import markdown
from bot.document import Fields, Items, Reply, Row, Run, Style, Table


def test_a_reply_is_a_heading_and_lists() -> None:
    fields = Fields((Row((Run("Worth"),), ((Run("$2bn "), Run("[4]", Style.CITATION)),)),))

    drawn = markdown(Reply((Run("Mistral AI", Style.STRONG),), (fields,)))

    assert drawn == "## **Mistral AI**\n\n- **Worth** $2bn \\[4\\]\n"


def test_a_table_keeps_its_columns() -> None:
    table = Table(((Run("a"),), (Run("b"),)), (((Run("1|2"),), (Run("3"),)),))

    assert markdown(Reply((), (table,))) == "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |\n"


def test_no_text_becomes_markup_or_moves_a_terminal() -> None:
    hostile = "[x](https://e.example) <b> **\x1b[31m\u202e\r\n# h"

    drawn = markdown(Reply((), (Items(((Run(hostile),),)),)))

    assert "](" not in drawn
    assert "<b>" not in drawn
    assert not {"\x1b", "\u202e", "\r"} & set(drawn)
    assert drawn.count("\n") == 1

"""Which claims a page states: of an answer of several pages, others see the one that was shared."""

from __future__ import annotations

from collections.abc import Sequence

from bot.document import Attachment, Block, Reply
from bot.figures import claims_in
from bot.footnotes import lines
from bot.layout import Page, page_text
from bot.leaves import Leaf
from bot.lines import Line
from bot.service import Spoken
from bot.words import runs
from store.claims import ClaimId


def claims_on(
    spoken: Spoken, pages: Sequence[Page], number: int, *, documents: bool
) -> frozenset[ClaimId]:
    """Return the claims on a page of an answer, with those in its documents where these go along.

    The last page counts where there are fewer. A line that was cut in two is taken to stand on each
    page.
    """
    texts = [page_text(each) for each in pages]
    at = min(number, len(texts)) - 1
    shown, others = texts[at], (*texts[:at], *texts[at + 1 :])
    told = _without_documents(spoken.leaves)
    stated = {
        claim
        for line in _lines(told)
        if (words := _words(line, spoken.language)) in shown
        or not any(words in each for each in others)
        for claim in claims_in(line)
    }
    if documents:
        stated.update(claim for line in _lines(spoken.leaves) for claim in claims_in(line))
    return frozenset(stated)


def _without_documents(reply: Reply[Leaf]) -> Reply[Leaf]:
    kept: tuple[Block[Leaf], ...] = tuple(
        each for each in reply.blocks if not isinstance(each, Attachment)
    )
    return Reply(reply.title, kept, reply.aside)


def _lines(reply: Reply[Leaf]) -> tuple[Line, ...]:
    inner = (line for block in reply.blocks for line in lines(block))
    return (reply.title, reply.aside, *inner)


def _words(line: Line, language: str) -> str:
    return "".join(run.text for run in runs(line, language))

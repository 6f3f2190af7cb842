"""A source as editors bring it: what is said of it, and what a revision of it changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.arguments import LONGEST_TEXT
from bot.command import parameter
from bot.editing.entries import LINE, LINK, LIST, SAID_IN, TEXT, YES, YES_NO
from bot.editing.published import PUBLISHED
from bot.editing.sources import Reference, head_of, is_message
from bot.entities import ENTITY
from bot.footnotes import describe
from bot.leaves import Dated, Leaf, Shown, Verbatim, Words
from bot.lines import Line, listed
from store.agreement.normal import normal
from store.claims import Entity, Source, SourceId
from store.encoding import source_id
from store.values import PartialDate

OF_IT = (
    "title",
    "link",
    "publisher",
    "published",
    "text",
    "author",
    "said-in",
    "translation",
    "rests-on",
)
"""The parameters that tell of a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What is said of a source; what was not said is None."""

    title: str | None = parameter(LINE, "title", aliases=("titel",))
    link: str | None = parameter(LINK, "link", aliases=("url",))
    publisher: str | None = parameter(
        LINE, "publisher", aliases=("herausgeber", "verlag", "source", "quelle")
    )
    published: PartialDate | None = parameter(
        PUBLISHED, "published", aliases=("erschienen", "said-on", "gesagt-am", "date", "datum")
    )
    text: str | None = parameter(TEXT, "text", aliases=("wortlaut",), longest=LONGEST_TEXT)
    author: str | None = parameter(LINE, "author", aliases=("autor", "by"))
    said_in: str | None = parameter(
        SAID_IN, "said-in", aliases=("gesagt-auf", "language", "sprache")
    )
    translation: str | None = parameter(YES_NO, "translation", aliases=("übersetzung",))
    rests_on: tuple[str, ...] | None = parameter(
        LIST, "rests-on", aliases=("stützt-sich-auf", "via", "laut")
    )
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))


def reference(article: Article, language: str) -> Reference:
    """Return what names the source that an article is, if it is known."""
    return Reference(language, article.link, article.title, article.publisher, article.published)


def new_source(article: Article, language: str) -> Source:
    """Return an article as a source; without a text it has that of its quotes to come."""
    source = _told(article, Source(SourceId(""), article.said_in or language, ""))
    text = source.text if source.whole else head_of(source) or ""
    text_hash = _hash(text or "")
    return replace(source, id=source_id(text_hash, source.link), text=text, text_hash=text_hash)


def revision(article: Article, source: Source) -> Source:
    """Return a source with what is said of it now, as its next revision; itself if that is nothing.

    A date that an editor gives is no longer inferred.
    """
    told = _told(article, source)
    if told == source:
        return source
    return replace(told, revision=source.revision + 1)


def completion(article: Article, source: Source) -> Source:
    """Return a source with what it lacks of what is said of it, as its next revision; else itself.

    What is known of it stays as it is.
    """
    text = None if source.whole else article.text
    told = replace(
        source,
        title=source.title or article.title,
        publisher=source.publisher or article.publisher,
        published=source.published or article.published,
        text=text or source.text,
        text_hash=_hash(text) if text else source.text_hash,
        whole=bool(text) or source.whole,
        author=source.author or article.author,
        rests_on=source.rests_on or article.rests_on or (),
    )
    return source if told == source else replace(told, revision=source.revision + 1)


def differences(article: Article, source: Source) -> Iterator[tuple[str, Line, Line]]:
    """Yield where something else is said of a source than what is known, as `changes` are told."""
    told = _told(article, source)
    same = {
        "published": told.published and source.published and _days(told) == _days(source),
        "text": (told.text or "").split() == (source.text or "").split(),
    }
    for name, was, will in changes(source, told):
        if was != NOTHING and not same.get(name):
            yield name, was, will


def _days(source: Source) -> object:
    return source.published and normal(source.published)


def changes(before: Source, after: Source) -> Iterator[tuple[str, Line, Line]]:
    """Yield what a revision changes: the parameter it was said by, and what it was and will be."""
    for name in OF_IT:
        was, will = _of(name, before), _of(name, after)
        if name == "text" and before.text_hash != after.text_hash:
            length = (("length", len(after.text or "")),)
            yield name, was or NOTHING, (Words("article-new-text", length),)
        elif was != will:
            yield name, was or NOTHING, will or NOTHING


def described(source: Source) -> Iterator[Line]:
    """Yield what is known of a source, line by line."""
    yield describe(source)
    yield from _lines(source, "author", "link", "rests-on", "text")


def by_whom_and_where(source: Source) -> Iterator[Line]:
    """Yield who wrote a source and where it is to be read, as far as it is no message of ours."""
    if not is_message(source):
        yield from _lines(source, "author", "link", "text")


def _lines(source: Source, *names: str) -> Iterator[Line]:
    for name in names:
        if told := _of(name, source):
            yield (Words(f"article-{name}", (("what", _one(told)),)),)


NOTHING: Line = (Words("article-nothing"),)
"""What stands for what is not said of a source."""


def _told(article: Article, source: Source) -> Source:
    """Return a source with what is said of it."""
    published, text = article.published, article.text
    return replace(
        source,
        title=article.title or source.title,
        link=article.link or source.link,
        publisher=article.publisher or source.publisher,
        published=published or source.published,
        grounds=() if published else source.grounds,
        text=text or source.text,
        text_hash=_hash(text) if text else source.text_hash,
        whole=bool(text) or source.whole,
        author=article.author or source.author,
        language=article.said_in or source.language,
        translation=article.translation == YES if article.translation else source.translation,
        rests_on=article.rests_on or source.rests_on,
    )


def _of(name: str, source: Source) -> Line:
    """Return what a source has for a parameter; nothing where it has nothing."""
    match name:
        case "published":
            when = source.published
            return (Shown(when, Dated(source.id)),) if when else ()
        case "text":
            length = len(source.text or "")
            return (Words("article-kept", (("length", length),)),) if source.whole else ()
        case "said-in":
            return (Words(f"language-{source.language}"),)
        case "translation":
            return (Words("choice-yes" if source.translation else "choice-no"),)
        case "rests-on":
            return (
                (listed([Verbatim(each) for each in source.rests_on]),) if source.rests_on else ()
            )
        case _:
            told: str | None = getattr(source, name)
            return (Verbatim(told),) if told else ()


def _one(line: Line) -> Leaf:
    (leaf,) = line
    return leaf


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

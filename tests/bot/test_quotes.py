"""What somebody said is told in the words and on the footing their source gives them."""

from __future__ import annotations

from dataclasses import replace

from store.claims import Modality, Polarity
from store.values import EntityRef, Text
from tests.bot.speaking import (
    ADA,
    ALPHA,
    BEN,
    BETA,
    CREW,
    DEAL,
    OTHER,
    answer,
    claim,
    named,
    post,
    saying,
    told,
)
from tests.store.claim_making import day


async def test_quotation_marks_are_those_of_the_language_it_was_said_in() -> None:
    demo = await told(
        saying(ADA, "we grow", 1),
        saying(ADA, "wir wachsen", 2, language="de"),
        saying(ADA, "nous grandissons", 1, language="fr"),
    )

    for language in ("en", "de"):
        text = await answer(demo, "quotes ada young", language)
        assert "“we grow”" in text
        assert "„wir wachsen“" in text
        assert "« nous grandissons »" in text


async def test_retold_words_have_no_quotation_marks_and_say_so() -> None:
    demo = await told(saying(ADA, "Alpha will grow", 1, direct=False))

    assert "in the source’s words: Alpha will grow [1]" in await answer(demo, "quotes")
    assert "in den Worten der Quelle: Alpha will grow [1]" in await answer(demo, "quotes", "de")


async def test_originals_come_before_translations_and_direct_before_retold_speech() -> None:
    demo = await told(
        saying(ADA, "translated", 1, translated=True),
        saying(ADA, "retold", 1, direct=False),
        saying(ADA, "original", 2, language="en"),
    )

    text = await answer(demo, "quotes")

    assert text.index("original") < text.index("retold") < text.index("“translated”")


async def test_words_of_a_translated_source_are_translated_and_foreign_ones_in_it_are_not() -> None:
    demo = await told(saying(ADA, "we grow", 3), saying(BEN, "wir schrumpfen", 3, language="de"))

    assert "“we grow”, in translation [3]" in await answer(demo, "quotes")
    assert "„wir schrumpfen“ [3]" in await answer(demo, "quotes")


async def test_one_quotation_of_two_sources_stands_once() -> None:
    demo = await told(saying(ADA, "we grow", 1), saying(ADA, "we grow", 2))

    assert "“we grow” [1][2]" in await answer(demo, "quotes")


async def test_no_source_is_lent_the_footing_another_has_a_quotation_on() -> None:
    demo = await told(
        saying(ADA, "we grow", 1, scope=named(ALPHA)),
        saying(ADA, "we grow", 2, direct=False),
        post(ADA, "chair", 1, ALPHA),
    )

    text = await answer(demo, "quotes")

    assert "“we grow”, on Alpha, as “chair” (Alpha) [1]" in text
    assert "in the source’s words: we grow [2]" in text


async def test_the_post_of_a_speaker_is_told_once_a_source() -> None:
    demo = await told(
        saying(ADA, "we grow", 1),
        saying(ADA, "we shrink", 1),
        post(ADA, "chair of Alpha", 1, ALPHA),
    )

    assert (await answer(demo, "quotes")).count("as “chair of Alpha” [1]") == 1


async def test_a_former_post_is_no_current_one() -> None:
    demo = await told(saying(ADA, "we grow", 1), post(ADA, "chair", 1, BETA, standing="former"))

    assert "“we grow”, former “chair” (Beta) [1]" in await answer(demo, "quotes")


async def test_a_denied_post_is_none() -> None:
    denied = replace(post(ADA, "chair", 1, ALPHA), polarity=Polarity.NO)
    demo = await told(saying(ADA, "we grow", 1), denied)

    assert "“we grow” [1]" in await answer(demo, "quotes")


async def test_a_post_that_is_only_supposed_or_hearsay_is_none() -> None:
    chair = post(ADA, "chair", 1, ALPHA)
    supposed = replace(chair, modality=Modality.SUPPOSED)
    hearsay = replace(chair, value=Text("queen", "en"), speaker=BEN)
    demo = await told(saying(ADA, "we grow", 1), supposed, hearsay)

    assert "“we grow” [1]" in await answer(demo, "quotes")


async def test_a_quotation_tells_when_where_and_to_whom() -> None:
    spoken = saying(ADA, "we grow", 1, to=named(BEN), occasion=Text("the fair", "en"))
    demo = await told(replace(spoken, valid=day("2024-03-01")))

    text = await answer(demo, "quotes")

    assert "“we grow”, 1 Mar 2024, occasion: “the fair”, to Ben Stone [1]" in text


async def test_a_person_is_answered_for_by_what_they_say_and_what_is_said_of_them() -> None:
    demo = await told(
        saying(ADA, "we grow", 1),
        saying(BEN, "she is right", 1, scope=named(ADA)),
        saying(BEN, "so am I", 1),
    )

    text = await answer(demo, "quotes ada")

    assert "“we grow”" in text
    assert "“she is right” [1]" in text
    assert "so am I" not in text


async def test_only_the_speaker_asked_for_is_quoted() -> None:
    demo = await told(
        saying(ADA, "we grow", 1, scope=named(DEAL)),
        saying(BEN, "we shrink", 1, scope=named(DEAL)),
        claim(ALPHA, "recognised_as", Text("a star", "en"), 1, author=named(ADA)),
    )

    text = await answer(demo, "quotes beta by:ada")
    everything = await answer(demo, "quotes by:ada")

    assert "“we grow”" in text
    assert "we shrink" not in text + everything
    assert "“a star”, by Ada Young [1]" in everything


async def test_what_is_said_of_a_deal_concerns_whom_it_bears_the_name_of() -> None:
    demo = await told(saying(ADA, "a good match", 1, scope=named(OTHER)))

    assert "“a good match”, on Beta – Gamma [1]" in await answer(demo, "quotes beta")
    assert "a good match" in await answer(demo, "quotes beta – gamma")
    assert "a good match" not in await answer(demo, "quotes alpha")


async def test_a_figure_of_speech_is_shown_with_its_words() -> None:
    controls = claim(ALPHA, "controls", EntityRef(BETA, "Beta"), 1)
    demo = await told(
        replace(controls, modality=Modality.RHETORICAL), claim(BETA, "controls", named(ALPHA), 1)
    )

    text = await answer(demo, "quotes")

    assert "Controls: Beta, rhetorical [1]: “quote”" in text
    assert "Controls: Alpha" not in text


async def test_a_reaction_is_one_to_something() -> None:
    demo = await told(claim(CREW, "reacted", Text("cheered", "en"), 1, to=named(DEAL)))

    assert "“cheered”, to Alpha – Beta [1]" in await answer(demo, "quotes")
    assert "“cheered”, auf Alpha – Beta [1]" in await answer(demo, "quotes", "de")


async def test_who_says_nothing_is_not_quoted() -> None:
    demo = await told(post(ADA, "chair", 1, ALPHA))

    assert "chair" not in await answer(demo, "quotes ada")

"""One person is one row, with the posts and the past that sources give them, each by its own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from store.claims import Polarity
from store.values import Count, Figure, Term, Text
from tests.bot.speaking import ADA, ALPHA, BEN, BETA, CREW, GAMMA, answer, claim, named, post, told
from tests.store.claim_making import day


async def test_founders_come_first_and_people_before_the_group_they_are() -> None:
    demo = await told(
        post(BEN, "chair", 1, ALPHA),
        claim(ALPHA, "founded_by", named(CREW), 1),
        claim(ALPHA, "founded_by", named(CREW), 2),
        claim(ALPHA, "founded_by", named(ADA), 1),
        claim(CREW, "worked_for", named(BETA), 1),
        claim(ADA, "worked_for", named(BETA), 1),
    )

    text = await answer(demo, "people")

    assert "Founded by Ada Young [1] · the crew [1][2]" in text
    assert text.index("Ada Young Worked") < text.index("the crew Worked") < text.index("chair")


async def test_posts_at_one_company_stand_together_each_with_its_source() -> None:
    demo = await told(post(ADA, "chair", 1, ALPHA), post(ADA, "Vorsitz", 2, ALPHA))

    assert "Alpha: “chair” [1] · „Vorsitz“ [2]" in await answer(demo, "people ada")


async def test_a_post_at_two_companies_names_both() -> None:
    demo = await told(post(ADA, "researcher", 1, ALPHA, BETA, standing="former"))

    assert "Alpha, Beta: former “researcher” [1]" in await answer(demo, "people ada")


async def test_no_source_is_lent_that_a_post_is_former() -> None:
    demo = await told(
        post(ADA, "chair", 1, ALPHA, standing="former"),
        post(ADA, "chair", 2, ALPHA, standing="new"),
    )

    assert "Alpha: former “chair” [1] · new „chair“ [2]" in await answer(demo, "people ada")


async def test_a_post_has_its_own_date_and_no_others() -> None:
    dated = replace(post(ADA, "chair", 1, ALPHA, standing="new"), valid=day("2024-03-01"))
    demo = await told(dated, post(ADA, "chair", 2, ALPHA))

    text = await answer(demo, "people ada")

    assert "1 Mar 2024: new “chair” [1]" in text
    assert text.count("1 Mar 2024") == 1


async def test_a_denied_post_is_denied() -> None:
    demo = await told(replace(post(ADA, "chair", 1, ALPHA), polarity=Polarity.NO))

    assert "Alpha: denied: “chair” [1]" in await answer(demo, "people ada")


async def test_a_post_that_is_contested_ends_its_line_with_a_mark() -> None:
    chair = post(ADA, "chair", 1, ALPHA)
    demo = await told(
        chair,
        replace(chair, source=post(ADA, "", 2).source, polarity=Polarity.NO),
        post(ADA, "founder", 1, ALPHA),
    )

    text = await answer(demo, "people ada")

    assert "Alpha: “founder” [1]\n" in text
    assert "Alpha: “chair” [1] ⚠ sources differ" in text
    assert "Alpha: denied: “chair” [2]" in text


async def test_a_characterisation_names_who_makes_it_even_of_themselves() -> None:
    champion = claim(ALPHA, "characterised_as", Text("champion", "en"), 1)
    giant = claim(ALPHA, "characterised_as", Text("giant", "en"), 1)
    demo = await told(replace(champion, speaker=ALPHA), replace(giant, speaker=BEN))

    text = await answer(demo, "people alpha")

    assert "“champion”, according to Alpha [1]" in text
    assert "“giant”, according to Ben Stone [1]" in text


async def test_a_company_is_told_of_with_the_past_of_those_who_founded_it() -> None:
    demo = await told(
        claim(ALPHA, "founded_by", named(ADA), 1),
        claim(ALPHA, "founder_count", Count(Figure(Decimal(1)), "one"), 1),
        claim(ADA, "worked_for", named(BETA), 2),
        claim(BEN, "worked_for", named(BETA), 2),
    )

    text = await answer(demo, "people alpha")

    assert "Founders 1 [1]" in text
    assert "Ada Young Worked for: Beta [2]" in text
    assert "Ben Stone" not in text


async def test_how_many_work_at_a_company_is_part_of_who_it_is() -> None:
    staff = claim(ALPHA, "employee_count", Count(Figure(Decimal(340)), "340"), 1)
    demo = await told(staff)

    assert "Employees 340 [1]" in await answer(demo, "people alpha")
    assert "Employees 340 [1]" in await answer(demo, "how many employees has alpha")


async def test_a_person_asked_about_comes_before_what_they_founded() -> None:
    demo = await told(
        claim(ALPHA, "founded_by", named(ADA), 1), claim(ADA, "worked_for", named(BETA), 1)
    )

    text = await answer(demo, "people ada")

    assert text.startswith("Ada Young · people\n\nAda Young Worked for: Beta [1]\n")
    assert "Founding of Alpha\nFounded by Ada Young [1]" in text


async def test_politics_are_those_of_people() -> None:
    demo = await told(
        claim(ADA, "supported", named(BETA), 1),
        claim(GAMMA, "supported", named(BETA), 2),
        claim(GAMMA, "has_status", Term("startup", ""), 1),
    )

    text = await answer(demo, "people")

    assert "Supported: Beta [1]" in text
    assert "[2]" not in text


async def test_what_a_company_is_called_has_a_line_each_and_what_it_is_has_one() -> None:
    demo = await told(
        claim(ALPHA, "has_status", Term("startup", ""), 1),
        claim(ALPHA, "has_status", Term("unicorn", ""), 2),
        claim(ALPHA, "characterised_as", Text("a star", "en"), 1),
        claim(ALPHA, "characterised_as", Text("a hope", "de"), 2),
    )

    text = await answer(demo, "people")

    assert "Status start-up [1] · unicorn [2]\n" in text
    assert "Characterised as “a star” [1]\n„a hope“ [2]\n" in text


async def test_the_founding_of_a_company_nobody_asked_about_stands_in_its_row() -> None:
    demo = await told(
        claim(ALPHA, "founded_on", day("1926-03-01"), 1),
        claim(GAMMA, "founded_on", day("2016-03-01"), 1),
    )

    text = await answer(demo, "people")

    assert "Founding of Alpha\nFounded 1 Mar 1926 [1]\n" in text
    assert "Gamma Founded: 1 Mar 2016 [1]\n" in text

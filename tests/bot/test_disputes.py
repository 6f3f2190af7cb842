"""What may explain a contradiction is told of the figures that it explains, and of no others."""

from __future__ import annotations

import pytest

from tests.bot.editing import drawn, open_desk

SWAPPED = {
    "en": "1,962 [7]; 1,926 [6]: Perhaps digits were swapped",
    "de": "1.962 [7]; 1.926 [6]: Vielleicht wurden Ziffern vertauscht",
}


async def _told(language: str, *figures: int) -> str:
    desk = await open_desk()
    for figure in figures:
        source = f'quote:"{figure} staff" publisher:{figure} said-in:en'
        await desk.save(f"fact add mistral employees value:{figure} {source}")
    return drawn(await desk.ask("conflicts mistral", language))


@pytest.mark.parametrize("language", ["en", "de"])
async def test_of_three_figures_the_two_are_named_whose_digits_may_be_swapped(
    language: str,
) -> None:
    told = await _told(language, 1926, 1962, 2500)

    assert SWAPPED[language] in told


async def test_of_two_figures_neither_is_named_again() -> None:
    told = await _told("en", 1926, 1962)

    assert "Perhaps digits were swapped" in told
    assert ": Perhaps" not in told

"""What a terminal holds. Each number names its source and the date it was looked up."""

NARROWEST = 20
"""Columns below which lines are drawn too long rather than too short; no terminal opens so narrow.

Chosen 2026-11: the longest label and one figure ("Feb 2024   €385M") need 16.
"""

USUAL = 80
"""Columns where no terminal tells, as `shutil.get_terminal_size` assumes.

Python 3.11 documentation, 2026-11.
"""

WIDEST = 120
"""Columns of running text; longer lines lose the reader's eye, however wide the window is.

Chosen 2026-11.
"""

SHORTEST = 20
"""Lines of a page at least: smaller windows scroll, so that an answer is not cut into strips.

Chosen 2026-11: the shortest answers of the demo deal fit.
"""

PROMPT = 3
"""Lines of the window that a page leaves free: the gaps around it and the next question.

Counted 2026-11.
"""

"""What to do first in a workspace that follows no deal yet."""

from __future__ import annotations

FIRST = ("deals demo", "deals new")
"""Load the demo deal, or make one of one's own."""

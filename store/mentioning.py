"""Whether a text names a person: by the id of the platform, as a word of its own."""

from __future__ import annotations

import re

from store.events import PersonId


def naming(person: PersonId) -> re.Pattern[str]:
    """Return what finds a person's id in a text, but not as a part of another id."""
    return re.compile(rf"(?<![^\W_]){re.escape(person)}(?![^\W_])")

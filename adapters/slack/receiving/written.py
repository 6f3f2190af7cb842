"""What people write in Slack, as they wrote it: links, people and signs taken out of its markup."""

from __future__ import annotations

import re

from bot.groups import group

MARKUP = re.compile(r"<([^<>]*)>")

SUBTEAM = re.compile(r"<!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>")

SIGNS = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""The three signs Slack escapes, the ampersand last so that nothing is unescaped twice.

Formatting text for app surfaces, docs.slack.dev, 2026-11.
"""


def plain(text: str) -> str:
    """Return the words of a text from Slack: `<@U1|kim>` is U1, a link its address."""
    bare = MARKUP.sub(lambda match: _inner(match[1]), text)
    for escaped, sign in SIGNS:
        bare = bare.replace(escaped, sign)
    return bare.strip()


def asked(text: str) -> str:
    """Return the same of what is asked, where a group counts by its id: `<!subteam^S1|@x>` is &S1.

    Formatting text for app surfaces, docs.slack.dev, 2026-11.
    """
    return plain(SUBTEAM.sub(lambda match: group(match[1]), text))


def _inner(inner: str) -> str:
    whole, bar, label = inner.partition("|")
    if whole.startswith("@"):
        return whole[1:]
    if whole.startswith("#"):
        return f"#{label or whole[1:]}"
    if whole.startswith("!"):
        return label or whole[1:]
    shown = re.sub(r"^(https?://|mailto:)", "", whole)
    # A client makes a link of what merely looks like one: "mistral.ai" was never typed as a link.
    return label if bar and label == shown else whole


def without_mention(text: str, user: str) -> str:
    """Return a text without the mention of `user` it begins with, or else its first one."""
    mention = re.compile(rf"<@{re.escape(user)}(?:\|[^<>]*)?>[\s:,]*")
    return mention.sub("", text, count=1)

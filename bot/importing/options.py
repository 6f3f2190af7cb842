"""How an option is written where a file is imported: in a chat, or on a command line."""

from __future__ import annotations

from dataclasses import dataclass

from bot.leaves import Leaf, Verbatim


@dataclass(frozen=True, slots=True)
class Options:
    """What stands before an option and between its name and its value; how refused rows are left.

    In a chat `numbers:de`, on a command line `--numbers de`.
    """

    before: str
    between: str
    skipping: str

    def leaf(self, name: str, value: str) -> Leaf:
        """Return an option as it is typed."""
        return Verbatim(f"{self.before}{name}{self.between}{value}")

    @property
    def skip(self) -> Leaf:
        """How one says that refused rows are left out."""
        return Verbatim(self.skipping)


TYPED = Options("", ":", "skip:refused")
"""As in the chats."""

COMMAND_LINE = Options("--", " ", "--skip-refused")

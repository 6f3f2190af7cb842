"""How an option is written where a file is imported: in a chat, or on a command line."""

from __future__ import annotations

from dataclasses import dataclass

from bot.leaves import Joined, Leaf, Verbatim, Words


@dataclass(frozen=True, slots=True)
class Options:
    """Whether options are typed in a chat, `zahlen:deutsch`, or else as `--numbers de`."""

    chat: bool

    def leaf(self, name: str, value: str) -> Leaf:
        """Return an option as it is typed: in a chat by the words of its reader's language."""
        if not self.chat:
            return Verbatim(f"--{name} {value}")
        return Joined((Words(f"parameter-{name}-name"), Verbatim(":"), Words(f"choice-{value}")))

    @property
    def skip(self) -> Leaf:
        """How one says that refused rows are left out."""
        return self.leaf("skip", "refused") if self.chat else Verbatim("--skip-refused")


TYPED = Options(chat=True)
COMMAND_LINE = Options(chat=False)

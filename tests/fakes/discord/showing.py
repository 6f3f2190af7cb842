"""What people see of messages and forms, as lines of text."""

from __future__ import annotations

from tests.fakes.discord.entries import labels, texts
from tests.fakes.discord.state import Message, Modal


def told(message: Message) -> str:
    """Return a message as a line or more: where, for whom, what, and which buttons it has."""
    whom = f"only {message.ephemeral_to}" if message.ephemeral_to else "all"
    state = " (deleted)" if message.deleted else " (thinking)" if message.loading else ""
    parts = [message.content, *_embedded(message), *texts(message.components)]
    said = "\n".join(each for each in parts if each)
    buttons = " ".join(f"[{each}]" for each in labels(message))
    files = " ".join(f"<{each.name}>" for each in message.files)
    return f"\n{message.channel}, for {whom}{state}:\n{said}\n{buttons}{files}".rstrip()


def _embedded(message: Message) -> list[str]:
    found = [
        str(each.get(key) or "") for each in message.embeds for key in ("title", "description")
    ]
    fields = [each for embed in message.embeds for each in embed.get("fields", ())]
    return [*found, *(f"{each['name']}: {each['value']}" for each in fields)]


def screen(modal: Modal) -> str:
    return f"\nform of {modal.user}: {modal.title} {labels_of(modal)}"


def labels_of(modal: Modal) -> list[str]:
    """Return what stands above the fields of a form."""
    return [str(each.get("label") or "") for each in modal.components if each.get("label")]

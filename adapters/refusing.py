"""What the command line says where something cannot be done, in words for an operator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import typer

from bot.settings import SettingsError
from store.complaint import Refused
from store.errors import StoreError

Read = TypeVar("Read")


def refuse(text: str, status: int) -> NoReturn:
    """Say why on standard error, and end with `status`."""
    typer.echo(text, err=True)
    raise typer.Exit(status)


@contextmanager
def refusing() -> Iterator[None]:
    """Tell what a store, a file or what stands in it does not allow, and end with status 1."""
    try:
        yield
    except (StoreError, Refused) as error:
        refuse(str(error), 1)
    except OSError as error:
        refuse(f"{error.filename or 'a file'}: {error.strerror}", 1)


def settings_by(read: Callable[[], Read]) -> Read:
    """Return the settings that `read` returns; those that are wrong end it with status 2."""
    try:
        return read()
    except SettingsError as error:
        refuse(str(error), 2)

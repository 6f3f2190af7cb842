"""Check the shape of a pack's files against schema.json, in words people understand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from store.flaws import Flaw, FlawKind, Shape
from store.pack.read import Document, Wrong

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError


def misshapen(document: Document, part: str) -> tuple[Wrong, ...]:
    """Return what keeps a document from being a `pack`, `entities` or `source` file."""
    return tuple(
        Wrong(document.at(*error.absolute_path, *key), flaw)
        for error in _validator(part).iter_errors(document.data)
        for key, flaw in _told(error)
    )


@cache
def _validator(part: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - what is shipped does without

    schema = json.loads(resources.files(__package__).joinpath("schema.json").read_text("utf-8"))
    return Draft202012Validator(_inlined({"$ref": f"#/$defs/{part}"}, schema["$defs"]))


def _inlined(schema: Any, parts: dict[str, Any]) -> Any:  # noqa: ANN401 - any part of a schema
    """Put the parts where they are referred to: the validator looks each up for every value."""
    if isinstance(schema, list):
        return [_inlined(each, parts) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(name := schema.get("$ref"), str):
        return _inlined(parts[name.rpartition("/")[2]], parts)
    return {key: _inlined(each, parts) for key, each in schema.items()}


def _told(error: ValidationError) -> Iterator[tuple[tuple[str, ...], Flaw]]:
    """Tell an error: below which key of the faulty thing it stands, and what it is."""
    wanted = cast("Any", error.validator_value)
    if error.validator == "additionalProperties":
        known = cast("Any", error.schema)["properties"]
        instance = cast("dict[str, object]", error.instance)
        for key in instance.keys() - known.keys():
            yield (key,), Flaw.of(FlawKind.NO_SUCH_KEY, key=key).among(key, known)
    elif error.validator in ("required", "dependentRequired"):
        # The validator raises one error a missing key, and names it first.
        missing = error.message.split("'")[1]
        yield (), Flaw.of(FlawKind.MISSING_KEY, key=missing)
    else:
        yield (), _flaw(error, wanted)


def _flaw(error: ValidationError, wanted: Any) -> Flaw:  # noqa: ANN401 - any part of a schema
    shown = _shown(error.instance)
    match error.validator:
        case "type":
            types = [wanted] if isinstance(wanted, str) else wanted
            shapes = tuple(map(Shape, types))
            return Flaw.of(FlawKind.WRONG_SHAPE, wanted=shapes, shown=shown)
        case "enum":
            key = next(
                (each for each in reversed(error.absolute_path) if isinstance(each, str)), ""
            )
            flaw = Flaw.of(FlawKind.NOT_KNOWN, shown=shown, key=key)
            return flaw.among(str(error.instance), wanted)
        case "oneOf":
            return Flaw.of(FlawKind.QUOTE_OR_QUOTES)
        case "pattern" if "text_sha256" in error.absolute_path:
            return Flaw.of(FlawKind.NO_SHA)
        case "pattern" if "language" in error.absolute_path:
            return Flaw.of(FlawKind.NO_LANGUAGE, shown=shown)
        case "pattern":
            return Flaw.of(FlawKind.NO_SLUG, shown=shown)
        case _:
            return Flaw.of(FlawKind.MISSHAPEN, detail=error.message)


def _shown(instance: object) -> str | tuple[Shape]:
    match instance:
        case None:
            return (Shape.NULL,)
        case dict():
            return (Shape.OBJECT,)
        case list():
            return (Shape.ARRAY,)
        case _:
            return f"“{instance}”"

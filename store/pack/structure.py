"""Check the shape of a pack's files against schema.json, in words people understand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from store.pack.read import Document, Wrong

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_TYPES = {
    "string": "words",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "a mapping",
    "array": "a list",
}


def misshapen(document: Document, part: str) -> tuple[Wrong, ...]:
    """Return what keeps a document from being a `pack`, `entities` or `source` file."""
    return tuple(
        Wrong(document.at(*error.absolute_path, *key), text)
        for error in _validator(part).iter_errors(document.data)
        for key, text in _told(error)
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


def _told(error: ValidationError) -> Iterator[tuple[tuple[str, ...], str]]:
    """Tell an error: below which key of the faulty thing it stands, and what it is."""
    wanted = cast("Any", error.validator_value)
    if error.validator == "additionalProperties":
        known = cast("Any", error.schema)["properties"]
        instance = cast("dict[str, object]", error.instance)
        for key in instance.keys() - known.keys():
            yield (key,), f"there is no key `{key}` here{_instead(key, known)}"
    elif error.validator in ("required", "dependentRequired"):
        # The validator raises one error a missing key, and names it first.
        missing = error.message.split("'")[1]
        yield (), f"`{missing}` is missing{_name(error)}; add it"
    else:
        yield (), _sentence(error, wanted)


def _sentence(error: ValidationError, wanted: Any) -> str:  # noqa: ANN401 - any part of a schema
    shown, name = _shown(error.instance), _name(error)
    match error.validator:
        case "type":
            types = [wanted] if isinstance(wanted, str) else wanted
            expected = " or ".join(_TYPES[each] for each in types)
            return f"{expected} should stand here{name}, and {shown} does"
        case "enum":
            return f"{shown} is not known{name}{_instead(error.instance, wanted)}"
        case "oneOf":
            return "a claim has either a `quote` or several `quotes`"
        case "pattern" if "text_sha256" in error.absolute_path:
            return "`text_sha256` is the SHA-256 of the text: 64 of 0–9 and a–f"
        case "pattern" if "language" in error.absolute_path:
            return f"{shown} is no language; write two letters, as in de"
        case "pattern":
            return f"{shown} is no slug: a–z, 0–9 and single hyphens between"
        case _:
            return f"{error.message}{name}"


def _name(error: ValidationError) -> str:
    keys = tuple(error.absolute_path)
    return f" in `{keys[-1]}`" if keys and isinstance(keys[-1], str) else ""


def _shown(instance: object) -> str:
    match instance:
        case None:
            return "nothing"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case _:
            return f"“{instance}”"


def _instead(word: object, known: Iterable[str]) -> str:
    known = tuple(known)
    near = get_close_matches(str(word), known, n=1)
    return f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(sorted(known))}"

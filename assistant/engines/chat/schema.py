"""From a pydantic document to the JSON schema that servers take, and from what a model made of it back into form.

Wire schemas are flat: every field required, nothing else allowed, no ``$ref``, and none of the keywords that some
servers refuse (patterns, lengths, formats, titles, defaults).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from assistant.tasks.task import Document

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Schema: TypeAlias = "dict[str, Json]"

_PLACEHOLDER = "…"
_KEPT_KEYWORDS = ("type", "enum")


def wire_schema(document: type[Document]) -> Schema:
    """The schema of a document, as it is sent.

    Raises:
        ValueError: the document holds itself, or a field whose form cannot be said flatly.
    """
    schema: Schema = document.model_json_schema()
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)
    flat = _flat(schema, definitions, ())
    assert isinstance(flat, dict)
    return flat


def skeleton(schema: Schema) -> str:
    """The form as one line of JSON with a dot mark for each text, to be shown in a prompt."""
    return json.dumps(_sample(schema), ensure_ascii=False)


def fitted(value: Json, schema: Schema) -> Json:
    """What a model sent, without fields that nobody asked for, and with "nothing" written as the document writes it.

    A missing field stays missing and a wrong type stays wrong: those are for the model to put right.
    """
    if value is None and not _allows_null(schema):
        return _empty(schema)
    properties = _properties(schema)
    if properties is not None and isinstance(value, dict):
        return {key: fitted(value[key], schema) for key, schema in properties.items() if key in value}
    items = schema.get("items")
    if isinstance(items, dict) and isinstance(value, list):
        return [fitted(item, items) for item in value]
    return value


def top_fields(schema: Schema) -> tuple[str, ...]:
    """The names of a document's own fields."""
    return tuple(_properties(schema) or ())


def _flat(node: Json, definitions: Mapping[str, Json], inside: tuple[str, ...]) -> Schema:
    if not isinstance(node, dict):
        raise ValueError("a schema that is no object")
    if isinstance(reference := node.get("$ref"), str):
        name = reference.rpartition("/")[2]
        if name in inside:
            raise ValueError(f"{name} holds itself")
        return _flat(definitions[name], definitions, (*inside, name))
    flat: Schema = {key: node[key] for key in _KEPT_KEYWORDS if key in node}
    if "const" in node:
        flat["enum"] = [node["const"]]
    if isinstance(choices := node.get("anyOf"), list):
        return _choice([_flat(choice, definitions, inside) for choice in choices])
    if node.get("type") == "array":
        flat["items"] = _flat(node.get("items"), definitions, inside)
    if node.get("type") == "object":
        properties = node.get("properties")
        if not isinstance(properties, dict):
            raise ValueError("an object with open keys")
        flat["properties"] = {key: _flat(value, definitions, inside) for key, value in properties.items()}
        flat["required"] = list(properties)
        flat["additionalProperties"] = False
    if "type" not in flat and "enum" not in flat:
        raise ValueError("a field that may be anything")
    return flat


def _choice(choices: list[Schema]) -> Schema:
    """Two simple types become one with two names, which more servers take than ``anyOf``."""
    types = [choice["type"] for choice in choices if len(choice) == 1 and isinstance(choice.get("type"), str)]
    if len(types) == len(choices):
        return {"type": list(types)}
    return {"anyOf": list(choices)}


def _properties(schema: Schema) -> dict[str, Schema] | None:
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return None
    return {key: value for key, value in properties.items() if isinstance(value, dict)}


def _branches(schema: Schema) -> list[Schema]:
    choices = schema.get("anyOf")
    return (
        [choice for choice in choices if isinstance(choice, dict)] if isinstance(choices, list) else [schema]
    )


def _allows_null(schema: Schema) -> bool:
    kinds = [kind for branch in _branches(schema) for kind in _types(branch)]
    return "null" in kinds or not kinds


def _types(schema: Schema) -> list[str]:
    kinds = schema.get("type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _empty(schema: Schema) -> Json:
    """What stands for nothing: an empty text, list or section; null for all else, which the model must put right."""
    if "enum" in schema:
        return None
    properties = _properties(schema)
    if properties is not None:
        return {key: _empty(value) if not _allows_null(value) else None for key, value in properties.items()}
    return {"string": "", "array": []}.get((_types(schema) or ["null"])[0])  # type: ignore[return-value]


def _sample(schema: Schema) -> Json:
    branch = _branches(schema)[0]
    if isinstance(choices := branch.get("enum"), list):
        return "|".join(str(choice) for choice in choices)
    if (properties := _properties(branch)) is not None:
        return {key: _sample(value) for key, value in properties.items()}
    if isinstance(items := branch.get("items"), dict):
        return [_sample(items)]
    samples: dict[str, Json] = {"string": _PLACEHOLDER, "boolean": True, "integer": 1, "number": 1.0}
    return samples.get((_types(branch) or ["null"])[0])

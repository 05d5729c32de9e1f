"""From the text of a reply to the task's document."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeVar

from assistant.engines.chat.schema import Json, Schema, fitted, top_fields, wire_schema

if TYPE_CHECKING:
    from pydantic import ValidationError

    from assistant.tasks.task import Document

DocumentT = TypeVar("DocumentT", bound="Document")

# Some servers leave the opening tag of the thoughts out.
_THOUGHTS_OPEN = re.compile(r"\s*<(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
_THOUGHTS_CLOSE = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.IGNORECASE)

# What a terminal would obey: control characters but newline and tab, and the marks that turn the reading direction;
# and halves of a character.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

# A reply holds one object; more openings than this are noise, and each costs a reading of the rest.
_MOST_OPENINGS = 50
_MOST_PROBLEMS = 8


class NotADocument(Exception):  # noqa: N818  # told to the model first, and only then to the user
    """A reply is no document.

    Attributes:
        reason: what is wrong, in Danish, for the model and for the user; quotes nothing of the reply.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(text: str, kind: type[DocumentT]) -> DocumentT:
    """The document that a reply holds: thoughts and code fences off, the first whole JSON object, checked.

    Args:
        text: the reply as it came.
        kind: the document of the task.

    Raises:
        NotADocument: there is none, or it is not of that form.
    """
    from pydantic import ValidationError

    schema = wire_schema(kind)
    value = _cleaned(fitted(_first_object(_without_thoughts(text), schema), schema))
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        reason = _problems(error)
    raise NotADocument(reason)


def cleaned(text: str) -> str:
    """A text of a model without the characters that a terminal would obey; newlines and tabs stay."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_thoughts(text: str) -> str:
    closing = _THOUGHTS_CLOSE.search(text)
    if _THOUGHTS_OPEN.match(text):
        return text[closing.end() :] if closing else ""
    if closing and not text.lstrip().startswith(("{", "`")) and "{" in text[closing.end() :]:
        return text[closing.end() :]
    return text


def _first_object(text: str, schema: Schema) -> Json:
    """The first whole JSON object with a field of the document, or else the first that is any object at all."""
    fields = set(top_fields(schema))
    decoder = json.JSONDecoder(strict=False)  # some servers let raw line breaks into strings
    first: Json = None
    broken = -1
    for opening in _openings(text):
        try:
            value, _end = decoder.raw_decode(text, opening)
        except (ValueError, RecursionError):
            broken = opening if broken < 0 else broken
            continue
        if fields & value.keys():
            found: Json = value
            return found
        if first is None and broken < 0:
            first = value
    if first is not None:
        return first
    if broken < 0:
        raise NotADocument("Svaret indeholder intet JSON-objekt.")
    raise NotADocument(_broken_json(text[broken:]))


def _openings(text: str) -> list[int]:
    openings: list[int] = []
    place = text.find("{")
    while place >= 0 and len(openings) < _MOST_OPENINGS:
        openings.append(place)
        place = text.find("{", place + 1)
    return openings


def _broken_json(text: str) -> str:
    try:
        json.JSONDecoder(strict=False).raw_decode(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            return "JSON-objektet er ikke færdigt; der mangler noget til sidst."
        return f"Det er ikke gyldig JSON: der er en fejl i linje {error.lineno}, tegn {error.colno}."
    except (ValueError, RecursionError):
        pass
    return "Det er ikke gyldig JSON."


def _cleaned(value: Json) -> Json:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value


_PROBLEMS = {
    "missing": "mangler",
    "extra_forbidden": "hører ikke til",
    "string_type": "skal være tekst",
    "list_type": "skal være en liste",
    "bool_type": "skal være true eller false",
    "bool_parsing": "skal være true eller false",
    "int_type": "skal være et helt tal",
    "int_parsing": "skal være et helt tal",
    "date_type": "skal være en dato som 2026-03-12",
    "date_parsing": "skal være en dato som 2026-03-12",
    "date_from_datetime_parsing": "skal være en dato som 2026-03-12",
    "model_type": "skal være et objekt",
    "model_attributes_type": "skal være et objekt",
}


def _problems(error: ValidationError) -> str:
    """What is wrong with the document, field by field; never what stood there."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    problems = [
        f"{'.'.join(str(step) for step in detail['loc']) or 'svaret'} {_PROBLEMS.get(detail['type'], 'kan ikke bruges')}"
        for detail in details[:_MOST_PROBLEMS]
    ]
    more = f" og {len(details) - _MOST_PROBLEMS} ting til" if len(details) > _MOST_PROBLEMS else ""
    return f"Felterne passer ikke: {', '.join(problems)}{more}."

"""The exchange file (.makker): what two parties of a meeting share, as JSON with a version and a schema.

Only shared parts are in it; notes, private points and drafts have no place in the format.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InputError

FORMAT: Literal["makker-exchange"] = "makker-exchange"
VERSION = 1
_LARGEST = 5_000_000
_KEPT = "Der er ikke ændret noget hos dig."

Text = Annotated[str, Field(max_length=20_000)]


class SharedPerson(BaseModel):
    """Somebody who took part."""

    model_config = ConfigDict(extra="ignore")
    name: Text
    role: Text = ""


class Shared(BaseModel):
    """An agreement."""

    model_config = ConfigDict(extra="ignore")
    uid: Annotated[str, Field(min_length=8, max_length=100)]
    what: Text
    owner: Text = ""
    due: date | None = None
    due_text: Text = ""
    state: Literal["open", "done", "dropped"] = "open"
    remark: Text = ""


class SharedMeeting(BaseModel):
    """A meeting without anything that is private."""

    model_config = ConfigDict(extra="ignore")
    uid: Annotated[str, Field(min_length=8, max_length=100)]
    kind: Text
    title: Text = ""
    held: date
    next_held: date | None = None
    people: Annotated[list[SharedPerson], Field(max_length=500)] = []
    points: Annotated[list[Text], Field(max_length=1000)] = []
    decisions: Annotated[list[Text], Field(max_length=1000)] = []
    agreements: Annotated[list[Shared], Field(max_length=1000)] = []


class Exchange(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="ignore")
    format: Literal["makker-exchange"]
    version: int
    meeting: SharedMeeting


def to_exchange(meeting: SharedMeeting) -> str:
    """The text of an exchange file."""
    whole = Exchange(format=FORMAT, version=VERSION, meeting=meeting)
    return json.dumps(whole.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def from_exchange(data: bytes) -> SharedMeeting:
    """The meeting in an exchange file.

    Raises:
        InputError: the file is broken, newer than this program, or not one of makker's.
    """
    if len(data) > _LARGEST:
        raise InputError(f"Filen er for stor til at være en aftalefil fra makker. {_KEPT}")
    try:
        fields = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise InputError(
            f"Filen er i stykker og kan ikke læses. {_KEPT}", "Bed om at få den sendt igen."
        ) from error
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise InputError(
            f"Filen er ikke en aftalefil fra makker. {_KEPT}", "Vælg en fil, der ender på .makker."
        )
    version = fields.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputError(
            f"Filen er lavet af en nyere udgave af makker. {_KEPT}", "Opdatér makker, og prøv igen."
        )
    try:
        return Exchange.model_validate(fields).meeting
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError(
            f"Filen mangler noget eller er ændret ({place}). {_KEPT}", "Bed om at få den sendt igen."
        ) from error


def schema() -> dict[str, object]:
    """The published JSON schema of the file."""
    return Exchange.model_json_schema()

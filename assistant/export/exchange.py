"""The exchange file (.makker): what two parties of a meeting share, as JSON with a version and a schema.

Only shared parts are in it; notes, private points, the journal and drafts have no place in the format, and neither has who
writes. The remark on an agreement is shared: it says how a thing that both agreed on went. Keys that a reader doesn't
know are passed over, so that a later version may add some; ``version`` grows only where an older program would read wrong.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import ExportError, InputError

FORMAT: Literal["makker-exchange"] = "makker-exchange"
VERSION = 1
LARGEST = 5_000_000  # bytes
_KEPT = "Der er ikke ændret noget hos dig."
_SEND_AGAIN = "Bed om at få den sendt igen."
# What a file of ours begins with, also where it was saved in another encoding; and what may stand before.
_BEGINNINGS, _LEAD = (b"{", b"[", b"\xff\xfe", b"\xfe\xff"), b"\xef\xbb\xbf \t\r\n"
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def _possible(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError("no day that people meet on")
    return day


Text = Annotated[str, Field(max_length=20_000)]
Uid = Annotated[
    str,
    Field(
        min_length=8,
        max_length=100,
        pattern=r"^[0-9A-Za-z-]+$",
        description="A name that never changes, by which the other program knows it again.",
    ),
]
Uids = Annotated[
    list[Uid], Field(max_length=100, description="Names that the other program has for the same thing.")
]
Day = Annotated[date, AfterValidator(_possible)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class SharedPerson(_Part):
    """Somebody who took part."""

    name: Text
    role: Text = ""


class Shared(_Part):
    """An agreement."""

    uid: Uid
    also: Uids = []
    what: Annotated[Text, Field(description="What is to be done.")]
    owner: Annotated[Text, Field(description="Who does it; empty where nobody is named.")] = ""
    due: Annotated[Day | None, Field(description="The day by which it is to be done.")] = None
    due_text: Annotated[Text, Field(description="The deadline as it was said.")] = ""
    state: Literal["open", "done", "dropped"] = "open"
    remark: Annotated[Text, Field(description="How it went, in words for both.")] = ""


class SharedMeeting(_Part):
    """A meeting without anything that is private."""

    uid: Uid
    also: Uids = []
    kind: Annotated[Text, Field(description="MUS, 1:1 … An unknown kind is read as another meeting.")]
    title: Text = ""
    held: Annotated[Day, Field(description="The day of the meeting.")]
    next_held: Annotated[Day | None, Field(description="The day of the next one.")] = None
    people: Annotated[list[SharedPerson], Field(max_length=500)] = []
    points: Annotated[list[Text], Field(max_length=1000, description="The shared points of the agenda.")] = []
    decisions: Annotated[list[Text], Field(max_length=1000)] = []
    agreements: Annotated[list[Shared], Field(max_length=1000)] = []


class Exchange(_Part):
    """What two parties of a meeting share: people, points, decisions and agreements. Unknown keys are passed over."""

    format: Literal["makker-exchange"]
    version: Annotated[int, Field(ge=1, description="1; a program refuses a file of a later version.")]
    meeting: SharedMeeting


def to_exchange(meeting: SharedMeeting) -> str:
    """The text of an exchange file."""
    whole = Exchange(format=FORMAT, version=VERSION, meeting=meeting)
    return json.dumps(whole.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def shared_meeting(fields: dict[str, object]) -> SharedMeeting:
    """What is shared of a meeting, from its parts.

    Raises:
        ExportError: it is more than such a file can hold.
    """
    try:
        return SharedMeeting.model_validate(fields)
    except ValidationError as error:
        raise ExportError(
            "Mødet er for stort til en aftalefil. Der er ikke skrevet nogen fil.",
            "En fil kan have 1000 punkter, beslutninger og aftaler, hver på højst 20.000 tegn.",
        ) from error


def digest(meeting: SharedMeeting) -> str:
    """What tells one file from another, whatever its layout."""
    return hashlib.sha256(to_exchange(meeting).encode("utf-8")).hexdigest()


def from_exchange(data: bytes) -> SharedMeeting:
    """The meeting in an exchange file.

    Raises:
        InputError: the file is broken, newer than this program, or not one of makker's.
    """
    if len(data) > LARGEST:
        raise InputError(f"Filen er for stor til at være en aftalefil fra makker. {_KEPT}")
    if not data.strip():
        raise InputError(f"Filen er tom. {_KEPT}", _SEND_AGAIN)
    try:
        text = data.decode("utf-8-sig")
        fields = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        if not data.lstrip(_LEAD).startswith(_BEGINNINGS):
            raise _not_ours() from error
        raise InputError(f"Filen er i stykker og kan ikke læses. {_KEPT}", _SEND_AGAIN) from error
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise _not_ours()
    version = fields.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputError(
            f"Filen er lavet af en nyere udgave af makker. {_KEPT}", "Opdatér makker, og prøv igen."
        )
    try:
        meeting = Exchange.model_validate_json(text).meeting
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError(f"Filen mangler noget eller er ændret ({place}). {_KEPT}", _SEND_AGAIN) from error
    if len({one.uid for one in meeting.agreements}) < len(meeting.agreements):
        raise InputError(f"Filen er ændret: To aftaler i den har samme mærke. {_KEPT}", _SEND_AGAIN)
    return meeting


def _not_ours() -> InputError:
    return InputError(f"Filen er ikke en aftalefil fra makker. {_KEPT}", "Vælg en fil, der ender på .makker.")


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON")


def schema() -> dict[str, object]:
    """The published JSON schema of the file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Exchange.model_json_schema(),
        "title": f"{FORMAT} {VERSION}",
    }


def schema_text() -> str:
    """The schema as it is published in docs/."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"

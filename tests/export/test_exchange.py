"""The exchange file as it is published: the schema is what the code makes, and a later file is read as far as it is known."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import ExportError
from assistant.export.exchange import (
    digest,
    from_exchange,
    schema,
    schema_text,
    shared_meeting,
    to_exchange,
)

DOCS = Path(__file__).parents[2] / "docs"
WHOLE: dict[str, object] = {
    "uid": "m" * 8,
    "also": ["n" * 8],
    "kind": "MUS",
    "title": "MUS",
    "held": date(2026, 3, 4),
    "next_held": date(2026, 9, 4),
    "people": [{"name": "Lene", "role": "leder"}],
    "points": ["Nattevagter"],
    "decisions": ["Fire nattevagter"],
    "agreements": [
        {
            "uid": "a" * 8,
            "also": [],
            "what": "Undersøger kurset",
            "owner": "Jonas",
            "due": date(2026, 3, 21),
            "due_text": "senest d. 21/3",
            "state": "done",
            "remark": "Fint",
        }
    ],
}


def test_the_published_schema_is_what_the_code_makes() -> None:
    published = (DOCS / "makker-exchange-1.schema.json").read_text(encoding="utf-8")
    # Made anew by: python scripts/exchange_schema.py
    assert published == schema_text()
    assert "$id" not in schema()


def test_the_schema_knows_each_key_of_a_file_and_no_private_one() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for inner in value.values() for key in keys(inner)}
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    def properties(value: object) -> set[str]:
        if not isinstance(value, dict):
            return set()
        own = set(value.get("properties", ()))
        return own | {name for inner in value.values() for name in properties(inner)}

    known = properties(schema())
    assert keys(json.loads(to_exchange(shared_meeting(WHOLE)))) == known
    assert not known & {"notes", "private", "writes", "draft", "sources", "goal_id"}


def test_a_file_comes_back_as_it_was() -> None:
    meeting = shared_meeting(WHOLE)
    assert from_exchange(to_exchange(meeting).encode()) == meeting
    assert digest(meeting) == digest(shared_meeting(dict(reversed(WHOLE.items()))))
    assert digest(meeting) != digest(shared_meeting({**WHOLE, "title": "1:1"}))


def test_keys_of_later_files_are_passed_over() -> None:
    fields = json.loads(to_exchange(shared_meeting(WHOLE)))
    fields["ny"] = fields["meeting"]["ny"] = fields["meeting"]["agreements"][0]["ny"] = {"x": [1]}
    assert from_exchange(json.dumps(fields).encode()) == shared_meeting(WHOLE)


def test_a_meeting_that_is_too_large_is_told() -> None:
    with pytest.raises(ExportError, match="for stort"):
        shared_meeting({**WHOLE, "points": ["x"] * 1001})

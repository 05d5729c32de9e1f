"""From the text of a reply to a document, and what is shown of it while it arrives."""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.engines.chat import reply, schema
from assistant.engines.chat.partial import PartialReader
from assistant.engines.chat.reply import NotADocument
from assistant.tasks.star import Star
from assistant.tasks.task import Document, Section

EMPTY = {"text": "", "quotes": []}


def star(**parts: object) -> dict[str, object]:
    names = ("title", "situation", "task", "action", "result", "learning")
    return {**dict.fromkeys(names, EMPTY), "questions": [], **parts}


WHOLE = star(
    title={"text": "Færre tryksår på 7B", "quotes": ["tryksår"]},
    action={"text": 'Jeg lavede et "vendeskema" {sic}.\nOg så { mere }.', "quotes": ["vendeskema"]},
    questions=[{"part": "result", "text": "Hvad blev resultatet?"}],
)
TEXT = json.dumps(WHOLE, ensure_ascii=False, indent=1)
DOCUMENT = Star.model_validate(WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"Her er dit udkast:\n\n```\n{TEXT}\n```\nSig til, hvis det skal {{ændres}}.",
        f"<think>Hmm, {{ikke json}} {TEXT[:40]}</think>\n{TEXT}",
        f"<THINKING>\nnoget\n</THINKING>{TEXT}",
        f"Noget tanke uden begyndelse {TEXT.replace('Færre', 'Flere')}</think>{TEXT}",
        f"{TEXT}\n{json.dumps(star())}",
        f'{{"svar": "følger"}}\n{TEXT}',
        f"{{ikke json}} {TEXT}",
        TEXT.replace("\\n", "\n"),
        f"\ufeff{TEXT}",
    ],
    ids=[
        "bare",
        "fence",
        "chatter",
        "think",
        "thinking",
        "closing only",
        "two objects",
        "another object first",
        "braces first",
        "raw line break",
        "byte order mark",
    ],
)
def test_the_document_is_found(text: str) -> None:
    assert reply.read(text, Star) == DOCUMENT


def test_a_tag_inside_the_document_is_text() -> None:
    value = star(title={"text": "Efter </think> kom <think>", "quotes": []})
    assert reply.read(json.dumps(value), Star).title.text == "Efter </think> kom <think>"


def test_nothing_may_be_written_as_null_and_what_nobody_asked_for_is_dropped() -> None:
    value = star(result=None, learning={"text": None, "quotes": None, "confidence": 0.9}, score=7)
    document = reply.read(json.dumps(value), Star)
    assert document.result == document.learning == Section(text="", quotes=[])


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    value = star(title={"text": "a\x1b[2Jb\u202ec\ud83d\td\r\ne", "quotes": []})
    assert reply.read(json.dumps(value), Star).title.text == "a[2Jbc\td\ne"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "intet JSON-objekt"),
        ("Det kan jeg ikke.", "intet JSON-objekt"),
        ("<think>uden ende {", "intet JSON-objekt"),
        (TEXT[:-30], "ikke færdigt"),
        (TEXT.replace('"situation":', '"situation"'), "ikke gyldig JSON"),
        (json.dumps({key: value for key, value in WHOLE.items() if key != "result"}), "result mangler"),
        (json.dumps(star(title="Færre tryksår")), "title skal være et objekt"),
        (json.dumps(star(title={"text": 7, "quotes": []})), "title.text skal være tekst"),
        ("[" * 100_000, "intet JSON-objekt"),
        ('{"title":' * 5_000, "JSON"),
        ('{"title": ' + "9" * 5_000 + "}", "JSON"),
        ("[1, 2]", "intet JSON-objekt"),
    ],
    ids=[
        "empty",
        "prose",
        "only thoughts",
        "cut in a string",
        "broken",
        "missing field",
        "text for section",
        "number for text",
        "deep list",
        "deep object",
        "long number",
        "list",
    ],
)
def test_what_is_no_document(text: str, reason: str) -> None:
    with pytest.raises(NotADocument, match=reason):
        reply.read(text, Star)


def test_the_reason_quotes_nothing_of_the_reply() -> None:
    with pytest.raises(NotADocument) as raised:
        reply.read(json.dumps(star(title={"text": ["hemmeligt"], "quotes": "hemmeligt"})), Star)
    assert "hemmeligt" not in raised.value.reason


class Decision(Document):
    text: str
    quotes: list[str]


class Action(Document):
    what: str
    owner: str | None
    due: date | None
    kind: Literal["a", "b"]


class Minutes(Document):
    topics: list[Section]
    decisions: list[Decision]
    actions: list[Action]
    first: Decision | None
    met: bool


def test_wire_schemas_are_flat() -> None:
    wire = schema.wire_schema(Minutes)
    text = json.dumps(wire)
    for keyword in ("$ref", "$defs", "title", "default", "pattern", "format", "minLength", "description"):
        assert f'"{keyword}"' not in text
    properties = wire["properties"]
    assert isinstance(properties, dict)
    assert wire["required"] == list(Minutes.model_fields)
    assert properties["actions"] == {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "what": {"type": "string"},
                "owner": {"type": ["string", "null"]},
                "due": {"type": ["string", "null"]},
                "kind": {"type": "string", "enum": ["a", "b"]},
            },
            "required": ["what", "owner", "due", "kind"],
            "additionalProperties": False,
        },
    }


def test_the_skeleton_shows_the_form_in_one_line() -> None:
    line = schema.skeleton(schema.wire_schema(Minutes))
    assert "\n" not in line
    assert json.loads(line) == {
        "topics": [{"text": "…", "quotes": ["…"]}],
        "decisions": [{"text": "…", "quotes": ["…"]}],
        "actions": [{"what": "…", "owner": "…", "due": "…", "kind": "a|b"}],
        "first": {"text": "…", "quotes": ["…"]},
        "met": True,
    }


def test_null_stays_where_the_document_allows_it() -> None:
    value: schema.Json = {"actions": [{"what": None, "owner": None, "due": None, "kind": "a"}], "first": None}
    assert schema.fitted(value, schema.wire_schema(Minutes)) == {
        "actions": [{"what": "", "owner": None, "due": None, "kind": "a"}],
        "first": None,
    }


class Knot(Document):
    inside: list[Knot]


class Open(Document):
    anything: dict[str, str]


@pytest.mark.parametrize("kind", [Knot, Open])
def test_a_document_that_cannot_be_said_flatly(kind: type[Document]) -> None:
    with pytest.raises(ValueError, match=r"itself|open keys"):
        schema.wire_schema(kind)


def shown(text: str, *, size: int = 1, fields: tuple[str, ...] = ("title", "situation")) -> dict[str, str]:
    reader = PartialReader(fields)
    for place in range(0, len(text), size):
        reader.feed(text[place : place + size])
    return reader.texts


def test_the_parts_are_shown_as_they_grow() -> None:
    reader = PartialReader(schema.top_fields(schema.wire_schema(Star)))
    seen: list[dict[str, str]] = []
    for character in TEXT:
        reader.feed(character)
        if not seen or reader.texts != seen[-1]:
            seen.append(reader.texts)
    titles = [texts["title"] for texts in seen if "title" in texts]
    assert titles[:3] == ["", "F", "Fæ"]
    assert titles[-1] == "Færre tryksår på 7B"
    assert seen[-1]["action"] == DOCUMENT.action.text
    assert seen[-1]["questions.0"] == "Hvad blev resultatet?"
    assert not any(text == "tryksår" for text in seen[-1].values())


def test_lists_are_told_by_their_number() -> None:
    text = json.dumps(
        {
            "topics": [{"title": "Vagter", "quotes": ["x"]}],
            "decisions": [{"text": "Ja", "quotes": []}, {"text": "Nej", "quotes": ["y"]}],
            "actions": [{"what": "ring", "owner": None, "due": "2026-03-01", "tags": ["a", "b"]}],
        }
    )
    assert shown(text, fields=("topics",)) == {
        "topics.0.title": "Vagter",
        "decisions.0": "Ja",
        "decisions.1": "Nej",
        "actions.0.what": "ring",
        "actions.0.due": "2026-03-01",
        "actions.0.tags.0": "a",
        "actions.0.tags.1": "b",
    }


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
@pytest.mark.parametrize(
    "before",
    [
        "",
        "```json\n",
        "Her {er} svaret: ",
        '<think>{"title": {"text": "tanke"}}</think>',
        "<think>" + "x" * 500 + "</think>",
    ],
)
def test_what_comes_before_the_document_is_passed_over(before: str, size: int) -> None:
    text = (
        before
        + '{"title": {"text": "æ\\n\\"ø\\u00e5\\ud83d\\ude00", "quotes": ["nej"]}, "situation": {"text": "hal'
    )
    assert shown(text, size=size) == {"title": 'æ\n"øå😀', "situation": "hal"}


@pytest.mark.parametrize(
    "text", ['{"title"]', '{"title": "a"}} mere "b"', '{"title": "\\uZZZZ', "}}}", '{"title": ]']
)
def test_broken_json_ends_the_reading(text: str) -> None:
    assert set(shown(text)) <= {"title"}


json_texts = st.text(max_size=20)


@given(
    st.dictionaries(json_texts, json_texts | st.lists(json_texts, max_size=3), max_size=3),
    st.integers(1, 9),
    st.booleans(),
)
def test_any_split_shows_the_same(value: dict[str, object], size: int, ascii_only: bool) -> None:
    text = json.dumps({"title": "t", **value}, ensure_ascii=ascii_only)
    assert shown(text, size=size) == shown(text, size=10_000)


@given(st.text(max_size=60))
def test_any_text_can_be_fed(text: str) -> None:
    shown('{"title": ' + text)
    shown(text)


@given(st.text(max_size=30))
def test_a_text_is_shown_as_json_reads_it(text: str) -> None:
    document = json.dumps({"title": {"text": text, "quotes": []}})
    assert shown(document, size=5) == {"title": reply.cleaned(json.loads(document)["title"]["text"])}

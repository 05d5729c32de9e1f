"""Every way an endpoint can behave, driven from notes to what is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from assistant.drafting.parts import Part
from assistant.drafting.pipeline import Failed, Finished
from assistant.engines.base import AboutToSend, Notice, Partial, Waiting
from assistant.engines.chat.client import Waits
from assistant.engines.chat.endpoint import Endpoint, LimitField, Profile, Structured
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.faults import Kind
from assistant.engines.chat.profiles import ProfileBook
from assistant.errors import EngineError
from assistant.workspace.drafts import MakeEvent, Request, Stored
from assistant.workspace.workspace import Workspace
from tests.endpoint import DOCUMENT, MODES, EndpointServer, serving

DAY = date(2026, 3, 12)
NOTE = (
    "Vi havde for mange tryksår på 7B. Jeg lavede et vendeskema. I december var vi nede på 7,1 %.\n"
    "Afdelingssygeplejersken Fatima bad mig gøre noget ved det."
)
SHORT = Waits(first=0.3, gap=0.3, after_end=0.01)

# mode: how many requests it takes
ENDS_WELL = {
    "well": 1,
    "whole_json": 1,
    "wrong_content_type": 1,
    "parameters_refused": None,
    "schema_refused": 2,
    "any_format_refused": 3,
    "new_limit_only": 2,
    "fences": 1,
    "thoughts": 1,
    "thoughts_apart": 1,
    "odd_chunks": 1,
    "split_bytes": 1,
    "parts": 1,
    "hang_after_end": 1,
    "two_objects": 1,
    "gzip": 1,
    "no_usage": 1,
    "crlf": 1,
    "slow": 1,
    "cut_prompt": 1,
    "limits_ignored": 1,
    "temperature_refused": 2,
    "stream_options_refused": 2,
    "tokens_refused": 2,
    "small_context": 1,
}

# mode: what happened, and whether something of the reply is kept as an unfinished draft
ENDS_BADLY = {
    "invalid_json": (Kind.NOT_A_DOCUMENT, True),
    "missing_field": (Kind.NOT_A_DOCUMENT, True),
    "prose": (Kind.NOT_A_DOCUMENT, True),
    "cut": (Kind.CUT, True),
    "broken_off": (Kind.CUT, True),
    "reset": (Kind.CLOSED, False),
    "length": (Kind.LENGTH, True),
    "refusal": (Kind.REFUSAL, False),
    "content_filter": (Kind.FILTER, True),
    "content_filter_400": (Kind.FILTER, False),
    "hang_before_head": (Kind.SLOW, False),
    "hang_before_text": (Kind.SLOW, False),
    "hang_after_role": (Kind.SLOW, False),
    "hang_in_text": (Kind.STALLED, True),
    "wrong_key": (Kind.NO_KEY, False),
    "forbidden": (Kind.FORBIDDEN, False),
    "no_model": (Kind.MODEL, False),
    "no_address": (Kind.ADDRESS, False),
    "too_large": (Kind.TOO_LONG, False),
    "context": (Kind.TOO_LONG, False),
    "busy": (Kind.BUSY, False),
    "busy_without_time": (Kind.BUSY, False),
    "no_credit": (Kind.CREDIT, False),
    "server_fault": (Kind.SERVER, False),
    "unavailable": (Kind.SERVER, False),
    "fault_in_stream": (Kind.SERVER, True),
    "malformed_chunk": (Kind.GARBLED, True),
    "echoing_fault": (Kind.REQUEST, False),
    "moved": (Kind.MOVED, False),
    "web_page": (Kind.WEB_PAGE, False),
    "web_page_as_text": (Kind.WEB_PAGE, False),
    "empty_body": (Kind.EMPTY, False),
    "no_choices": (Kind.EMPTY, False),
    "endless": (Kind.ENDLESS, True),
    "ten_megabytes": (Kind.ENDLESS, False),
}

NEEDS_A_LIMIT = {"hang_after_end"} | {name for name in ENDS_BADLY if name.startswith("hang")}


async def yes(_: AboutToSend) -> bool:
    return True


async def no_pause(seconds: float) -> None:
    """A pause that takes no time."""


@dataclass
class Way:
    """A workspace with one note, and an engine that speaks with a test server."""

    workspace: Workspace
    server: EndpointServer
    book: ProfileBook
    note_id: int
    endpoint: Endpoint = field(init=False)

    def __post_init__(self) -> None:
        self.endpoint = Endpoint(self.server.base_url, "prøvemodel")

    def engine(self, *, waits: Waits | None = None) -> ChatEngine:
        self.endpoint = Endpoint(self.server.base_url, "prøvemodel")
        return ChatEngine(
            self.endpoint,
            waits=waits,
            profiles=self.book,
            record=self.workspace.requests.recorder(self.workspace.settings),
            sleep=no_pause,
        )

    async def go(self, *note_ids: int, waits: Waits | None = None) -> list[MakeEvent]:
        work = Request("star", DAY, note_ids or (self.note_id,))
        return [event async for event in self.workspace.drafting.make(work, self.engine(waits=waits), yes)]


@pytest.fixture
def way(workspace: Workspace, tmp_path: Path) -> Iterator[Way]:
    with serving() as server:
        note = workspace.journal.add(NOTE, DAY)
        yield Way(workspace, server, ProfileBook(tmp_path / "endpoints.json"), note.id)


def test_every_mode_of_the_server_is_driven() -> None:
    assert {*ENDS_WELL, *ENDS_BADLY} == set(MODES)


@pytest.mark.parametrize("mode", ENDS_WELL)
async def test_a_server_that_differs_gives_a_stored_draft(way: Way, mode: str) -> None:
    way.server.play(mode)
    seen = await way.go(waits=SHORT if mode in NEEDS_A_LIMIT else None)
    stored = seen[-1]
    assert isinstance(stored, Stored), seen[-1]
    assert stored.finished
    view = way.workspace.review.open(stored.draft_id)
    assert view.title == DOCUMENT["title"]["text"]
    assert view.field("situation").text == DOCUMENT["situation"]["text"]
    assert any(isinstance(event, Partial) for event in seen)
    record = view.record.current
    assert record.finished
    assert record.raw
    assert record.prompt_tokens > 0
    assert way.workspace.journal.get(way.note_id).text == NOTE
    made = way.workspace.requests.lines()
    assert made[0].outcome == "ok"
    assert len(made) == len(way.server.requests)
    if (requests := ENDS_WELL[mode]) is not None:
        assert len(made) == requests


@pytest.mark.parametrize("mode", ENDS_BADLY)
async def test_a_server_that_fails_costs_nothing(way: Way, mode: str) -> None:
    way.server.play(mode)
    seen = await way.go(waits=SHORT if mode in NEEDS_A_LIMIT else None)
    kind, something_came = ENDS_BADLY[mode]
    [failed] = [event for event in seen if isinstance(event, Failed)]
    assert isinstance(failed.error, EngineError)
    assert failed.error.kind == kind
    assert failed.error.hint
    assert not any(isinstance(event, Finished) for event in seen)
    lines = way.workspace.review.lines()
    assert [line.finished for line in lines] == ([False] if something_came else [])
    if something_came:
        assert way.workspace.review.open(lines[0].id).record.current.raw
    assert way.workspace.journal.get(way.note_id).text == NOTE
    outcome = way.workspace.requests.lines()[0].outcome
    assert outcome == ("ok" if kind is Kind.NOT_A_DOCUMENT else kind)


@pytest.mark.parametrize("mode", ["invalid_json", "missing_field", "prose"])
async def test_a_reply_that_is_put_right_is_stored_as_finished(way: Way, mode: str) -> None:
    way.server.play(mode, "well")
    stored = (await way.go())[-1]
    assert isinstance(stored, Stored)
    assert stored.finished
    assert json.loads(way.workspace.review.open(stored.draft_id).record.current.raw) == DOCUMENT


@pytest.mark.parametrize("mode", ["busy", "busy_without_time", "server_fault", "unavailable", "reset"])
async def test_a_fault_that_passes_is_waited_out(way: Way, mode: str) -> None:
    way.server.play(mode, "well")
    seen = await way.go()
    assert any(isinstance(event, Waiting) for event in seen)
    assert isinstance(seen[-1], Stored)
    assert seen[-1].finished
    assert way.workspace.requests.lines()[0].outcome == "ok"


async def test_what_was_learned_of_a_server_is_remembered(way: Way) -> None:
    way.server.play("any_format_refused")
    await way.go()
    before = len(way.server.requests)
    await way.go()
    assert len(way.server.requests) == before + 1
    kept = way.book.find(way.server.base_url, "prøvemodel")
    assert kept is not None
    assert kept.profile.structured is Structured.PROMPTED
    assert kept.profile.limit_field is LimitField.TOKENS
    assert kept.profile.probed


def long_note(paragraphs: int) -> str:
    return "\n\n".join(
        f"{NOTE} Det var afsnit {place}, og vi talte om vendeskemaet på afdelingen den dag."
        for place in range(paragraphs)
    )


async def test_sources_that_do_not_fit_are_drafted_in_parts_and_joined(way: Way) -> None:
    note = way.workspace.journal.add(long_note(60), DAY)
    way.server.play("small_context")
    seen = await way.go(note.id)
    started = [event for event in seen if isinstance(event, Part)]
    assert len(started) > 1
    assert [part.number for part in started] == list(range(1, len(started) + 1))
    stored = seen[-1]
    assert isinstance(stored, Stored)
    assert stored.finished
    sent = "\n".join(request.text for request in way.server.requests[1:])
    for place in range(60):
        assert f"afsnit {place}," in sent
    view = way.workspace.review.open(stored.draft_id)
    assert view.field("situation").text == DOCUMENT["situation"]["text"]
    kept = way.book.find(way.server.base_url, "prøvemodel")
    assert kept is not None
    assert kept.profile.context == way.server.context


async def test_a_long_draft_goes_on_from_the_parts_that_were_finished(way: Way) -> None:
    note = way.workspace.journal.add(long_note(60), DAY)
    way.book.keep(way.server.base_url, "prøvemodel", Profile(context=4_096, probed=True), frozenset())
    way.server.play("well", "cut")
    seen = await way.go(note.id)
    assert any(isinstance(event, Failed) for event in seen)
    assert isinstance(seen[-1], Stored)
    assert not seen[-1].finished
    assert len(way.server.requests) == 3  # two failures in a row are enough
    way.server.play("well")
    again = await way.go(note.id)
    started = [event for event in again if isinstance(event, Part)]
    assert [part.kept for part in started[:2]] == [True, False]
    assert len(way.server.requests) == 3 + len(started) - 1
    assert isinstance(again[-1], Stored)
    assert again[-1].finished
    fresh = [event for event in await way.go(note.id) if isinstance(event, Part)]
    assert not any(part.kept for part in fresh)


async def test_a_model_without_room_for_any_text_is_sent_none(way: Way) -> None:
    way.book.keep(way.server.base_url, "prøvemodel", Profile(context=1_024, probed=True), frozenset())
    [failed] = [event for event in await way.go() if isinstance(event, Failed)]
    assert "OLLAMA_CONTEXT_LENGTH" in failed.error.hint
    assert way.server.requests == []


async def test_a_server_that_cut_the_prompt_is_told_with_what_to_do(way: Way) -> None:
    way.server.play("cut_prompt")
    [notice] = [event for event in await way.go() if isinstance(event, Notice) and "512" in event.text]
    assert "OLLAMA_CONTEXT_LENGTH" in notice.text

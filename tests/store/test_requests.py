"""The record of requests, and the parts of drafts that are under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.database import Store
from store.faults import Missing
from store.request_records import NewRequest
from store.requests import PART_DAYS

REQUEST = NewRequest("127.0.0.1:11434", "gemma3", "star", "1", "0123456789abcdef", 1_600, 120, 2.5, "ok")


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_requests_are_listed_newest_first_and_deleted_one_by_one_or_all(path: Path) -> None:
    opened = Store.open(path, clock=Clock())
    first = opened.requests.add(REQUEST)
    second = opened.requests.add(replace(REQUEST, outcome="busy", sent="[user]\nnoten", reply="{"))
    lines = opened.requests.lines()
    assert [(line.id, line.outcome, line.has_texts) for line in lines] == [
        (second, "busy", True),
        (first, "ok", False),
    ]
    assert opened.requests.get(second).sent == "[user]\nnoten"
    assert opened.requests.get(first).reply is None
    opened.requests.delete(second)
    with pytest.raises(Missing):
        opened.requests.get(second)
    with pytest.raises(Missing):
        opened.requests.delete(second)
    assert opened.requests.count() == 1
    assert opened.requests.delete_all() == 1
    assert opened.requests.lines() == []
    opened.close()


def test_requests_are_kept_for_so_many_days(path: Path) -> None:
    clock = Clock()
    opened = Store.open(path, clock=clock)
    opened.requests.add(REQUEST)
    clock.now += timedelta(days=8)
    newest = opened.requests.add(REQUEST, keep_days=7)
    assert [line.id for line in opened.requests.lines()] == [newest]
    opened.close()


def test_parts_are_found_again_until_they_are_forgotten_or_old(path: Path) -> None:
    clock = Clock()
    opened = Store.open(path, clock=clock)
    opened.parts.keep("a", "{}")
    opened.parts.keep("a", '{"title":"Færre"}')
    opened.parts.keep("b", "{}")
    assert opened.parts.find("a") == '{"title":"Færre"}'
    opened.parts.forget(["a"])
    assert opened.parts.find("a") is None
    clock.now += timedelta(days=PART_DAYS + 1)
    opened.parts.keep("c", "{}")
    assert (opened.parts.find("b"), opened.parts.find("c")) == (None, "{}")
    opened.close()

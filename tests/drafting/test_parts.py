"""Documents of parts become one, and what is sent once more is not asked about once more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant import tasks
from assistant.drafting.parts import join, key_of, texts_of, with_earlier
from assistant.drafting.pipeline import DraftEvent, Finished, draft
from assistant.engines.base import AboutToSend, Identity, Job, Source, Waiting
from assistant.tasks.star import Star, StarTask
from assistant.tasks.task import Document
from tests.fakes import LOCAL, FakeEngine, about_to_send, star, written

STAR = StarTask()
DAY = date(2026, 3, 12)


def joined(*documents: Star) -> Star:
    document = join(STAR, documents)
    assert isinstance(document, Star)
    return document


def test_texts_follow_each_other_and_nothing_stands_twice() -> None:
    one = star(situation="Vi havde for mange tryksår.", action="Jeg lavede et vendeskema.")
    two = star(title="Et andet navn", action="Jeg lavede et vendeskema.", result="Vi kom ned på 7,1 %.")
    three = star(title="", action="Jeg underviste på fire møder.")
    document = joined(one, two, three)
    assert document.title.text == one.title.text
    assert document.action.text == "Jeg lavede et vendeskema.\n\nJeg underviste på fire møder."
    assert document.action.quotes == ["Jeg lavede et vendeskema.", "Jeg underviste på fire møder."]
    assert document.result.text == "Vi kom ned på 7,1 %."


def test_what_one_part_holds_is_no_longer_asked_for() -> None:
    one = star(
        situation="Vi havde for mange.",
        questions=[("result", "Hvad blev resultatet?"), ("task", "Hvem bad dig?")],
    )
    two = star(result="Vi kom ned på 7,1 %.", questions=[("task", "Hvem bad dig om det?")])
    assert [question.part for question in joined(one, two).questions] == ["task"]


def test_a_single_document_stays_as_it_is() -> None:
    only = star(situation="Vi havde for mange.")
    assert join(STAR, [only]) is only


def test_a_task_may_join_in_its_own_way() -> None:
    class Own(StarTask):
        def join(self, documents: list[Document]) -> Document:
            return documents[-1]

    last = star(title="Den sidste")
    assert join(Own(), [star(), last]) is last


@pytest.mark.parametrize("row", tasks.ROWS, ids=lambda row: row.id)
def test_documents_of_every_task_are_joined(row: tasks.TaskRow) -> None:
    task = tasks.load(row.id)
    first, second = task.from_texts({"title": "Den første"}), task.from_texts({"title": "Den anden"})
    document = join(task, [first, second])
    assert isinstance(document, task.document)
    assert task.title(document) in ("Den første", "")


def test_what_had_come_of_earlier_parts_stays_in_view() -> None:
    earlier = texts_of(STAR, star(situation="Vi havde for mange."))
    shown = with_earlier(earlier, {"title": "Andet", "situation": "Og flere kom til.", "action": "Jeg"})
    assert shown["title"] == earlier["title"]
    assert shown["situation"] == "Vi havde for mange.\n\nOg flere kom til."
    assert shown["action"] == "Jeg"


def test_a_part_is_known_by_all_that_it_depends_on() -> None:
    sources = (Source("1", "Mette hjalp.", DAY), Source("2", "Jens hjalp.", DAY))
    job = Job(STAR, sources[:1], DAY)
    keys = {
        key_of(job, sources[:1], sources, LOCAL),
        key_of(job, sources[1:], sources, LOCAL),
        key_of(job, sources[:1], sources[:1], LOCAL),
        key_of(replace(job, instruction="kortere"), sources[:1], sources, LOCAL),
        key_of(replace(job, options={"role": "leader"}), sources[:1], sources, LOCAL),
        key_of(job, sources[:1], sources, Identity("chat", "qwen3", LOCAL.host)),
        key_of(job, sources[:1], sources, LOCAL),
    }
    assert len(keys) == 6


async def test_the_same_text_to_the_same_host_is_asked_about_once() -> None:
    asked: list[str] = []

    async def consent(about: AboutToSend) -> bool:
        asked.append(about.text)
        return True

    engine = FakeEngine(
        [
            about_to_send(),
            Waiting(5.0, "Serveren har travlt"),
            about_to_send(),
            about_to_send(text="[user]\nnoten\n\n[user]\nret det"),
            written(),
        ]
    )
    job = Job(STAR, (Source("1", "Vi havde for mange tryksår på 7B.", DAY, "da"),), DAY)
    seen: list[DraftEvent] = [event async for event in draft(job, engine, consent)]
    assert isinstance(seen[-1], Finished)
    assert any(isinstance(event, Waiting) for event in seen)
    assert len(asked) == len(set(asked)) == 2
    assert engine.sent == 3

"""The keeper by itself: in order, one save at a time, the newest text, until all is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

from assistant.errors import StoreError
from assistant.tui.journal import keeper as keeping
from assistant.tui.journal.keeper import Keeper, Kept
from assistant.tui.journal.open_note import OpenNote
from assistant.workspace.journal import Journal, Saved
from store.records import NoteRecord

if TYPE_CHECKING:
    from textual.timer import Timer

DAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)


class Clockwork:
    """Stands for the screen: timers and threads run when the test says so."""

    def __init__(self) -> None:
        self.writes: list[tuple[int | None, str]] = []
        self.timers: list[StandInTimer] = []
        self.works: list[Callable[[], Kept | None]] = []
        self.fails = False
        self._ids = 0

    # What the keeper asks for

    def keeper_timer(self, seconds: float, call: Callable[[], None]) -> Timer:
        timer = StandInTimer(seconds, call)
        self.timers.append(timer)
        return cast("Timer", timer)

    def keeper_thread(self, work: Callable[[], Kept | None]) -> None:
        self.works.append(work)

    def keeper_journal(self) -> Journal:
        return cast("Journal", self)

    # The journal

    def add(self, text: str, written: date) -> NoteRecord:
        self._write(None, text)
        self._ids += 1
        return NoteRecord(self._ids, text, text, written, NOW, NOW, "", False, 1, None, (), 0)

    def save(self, note: NoteRecord, text: str, written: date | None = None) -> Saved:
        self._write(note.id, text)
        return Saved(replace(note, text=text, version=note.version + 1, written=written or note.written))

    def _write(self, note_id: int | None, text: str) -> None:
        if self.fails:
            raise StoreError("Disken er fuld.", "Gør plads.")
        self.writes.append((note_id, text))

    # What the test does

    def ring(self) -> None:
        """Ends the timer that runs."""
        running = [timer for timer in self.timers if timer.runs]
        assert len(running) == 1
        running[0].runs = False
        running[0].call()

    @property
    def running(self) -> list[float]:
        return [timer.seconds for timer in self.timers if timer.runs]

    def work(self, keeper: Keeper) -> None:
        """Runs the save that was asked for."""
        (work,) = self.works
        self.works.clear()
        try:
            work()
        except StoreError:
            keeper.failed()
        else:
            keeper.saved()


class StandInTimer:
    def __init__(self, seconds: float, call: Callable[[], None]) -> None:
        self.seconds = seconds
        self.call = call
        self.runs = True

    def stop(self) -> None:
        self.runs = False


def all_kept(keeper: Keeper) -> bool:
    return keeper.idle


def fails(keeper: Keeper) -> bool:
    return keeper.failing


def test_the_latest_moment_of_a_save_keeps_the_promise() -> None:
    assert keeping.LATEST < 1.0


def test_one_save_takes_all_that_was_typed_meanwhile() -> None:
    owner = Clockwork()
    keeper, note = Keeper(owner), OpenNote.new(DAY)
    for text in ("a", "ab", "abc"):
        note.write(text)
        keeper.touch(note)
    assert len(owner.running) == 1
    owner.ring()
    note.write("abcd")
    keeper.touch(note)
    assert len(owner.works) == 1
    owner.ring()
    assert len(owner.works) == 1  # never two at once
    owner.work(keeper)
    assert owner.writes == [(None, "abcd")]  # the newest, since it was typed before the thread began
    assert all_kept(keeper)


def test_what_is_typed_during_a_save_is_saved_next() -> None:
    owner = Clockwork()
    keeper, note = Keeper(owner), OpenNote.new(DAY)
    note.write("a")
    keeper.touch(note)
    owner.ring()
    work = owner.works.pop()
    work()
    note.write("ab")
    keeper.touch(note)
    keeper.saved()
    assert not all_kept(keeper)
    owner.ring()
    owner.work(keeper)
    assert owner.writes == [(None, "a"), (1, "ab")]
    assert all_kept(keeper)
    assert owner.running == []


def test_notes_are_saved_in_the_order_in_which_they_were_touched() -> None:
    owner = Clockwork()
    keeper, first, second = Keeper(owner), OpenNote.new(DAY), OpenNote.new(DAY)
    for note, text in ((first, "først"), (second, "så"), (first, "først igen")):
        note.write(text)
        keeper.touch(note)
    done: list[bool] = []
    keeper.when_kept(lambda: done.append(keeper.idle))
    while owner.works:
        owner.work(keeper)
        if owner.running:
            owner.ring()
    assert owner.writes == [(None, "først igen"), (None, "så")]
    assert done == [True]


def test_a_failed_save_is_tried_again_with_the_newest_text() -> None:
    owner = Clockwork()
    keeper, note = Keeper(owner), OpenNote.new(DAY)
    note.write("a")
    keeper.touch(note)
    owner.ring()
    owner.fails = True
    owner.work(keeper)
    assert fails(keeper)
    assert owner.running == [keeping.RETRY]
    note.write("ab")
    keeper.touch(note)
    assert owner.running == [keeping.RETRY]  # typing does not hammer on a full disk
    owner.fails = False
    owner.ring()
    owner.work(keeper)
    assert owner.writes == [(None, "ab")]
    assert not fails(keeper)
    assert all_kept(keeper)


def test_who_waits_is_called_after_a_failure_too() -> None:
    owner = Clockwork()
    owner.fails = True
    keeper, note = Keeper(owner), OpenNote.new(DAY)
    note.write("a")
    keeper.touch(note)
    seen: list[bool] = []
    keeper.when_kept(lambda: seen.append(keeper.idle))
    owner.work(keeper)
    assert seen == [False]


def test_the_end_of_the_app_keeps_all_and_raises_nothing() -> None:
    owner = Clockwork()
    keeper, first, second = Keeper(owner), OpenNote.new(DAY), OpenNote.new(DAY)
    for note in (first, second):
        note.write("tekst")
        keeper.touch(note)
    owner.fails = True
    assert not keeper.keep_all()
    owner.fails = False
    assert keeper.keep_all()
    assert owner.writes == [(None, "tekst"), (None, "tekst")]
    assert keeper.keep_all()
    assert len(owner.writes) == 2


def test_the_end_of_the_app_waits_for_a_save_that_is_under_way() -> None:
    owner = Clockwork()
    keeper, note = Keeper(owner), OpenNote.new(DAY)
    inside, go_on = threading.Event(), threading.Event()
    add = owner.add

    def slow(text: str, written: date) -> NoteRecord:
        inside.set()
        go_on.wait(5)
        return add(text, written)

    owner.add = slow  # type: ignore[method-assign]
    note.write("tekst")
    keeper.touch(note)
    keeper.flush()
    thread = threading.Thread(target=owner.works.pop())
    thread.start()
    assert inside.wait(5)
    threading.Timer(0.05, go_on.set).start()
    assert keeper.keep_all()
    thread.join()
    assert owner.writes == [(None, "tekst")]


def test_a_new_note_without_text_is_nothing_to_keep() -> None:
    owner = Clockwork()
    keeper, note = Keeper(owner), OpenNote.new(DAY)
    note.write("  \n")
    keeper.touch(note)
    owner.ring()
    assert owner.works == []
    assert all_kept(keeper)

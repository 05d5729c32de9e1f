"""The row in which a screen's work is done, without any screen."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from assistant.errors import ConflictError, InputError
from assistant.tui.desk import WorkDesk, made_on_newest


@pytest.fixture
def desk() -> Iterator[WorkDesk[list[int]]]:
    done: list[int] = []
    desk = WorkDesk("prøve", lambda: done)
    yield desk
    desk.close()


async def test_work_is_done_in_the_order_of_the_calls(desk: WorkDesk[list[int]]) -> None:
    may_begin = threading.Event()

    def first(done: list[int]) -> None:
        may_begin.wait(5)
        done.append(1)

    row = [desk.run(first), desk.run(lambda done: done.append(2)), desk.put(lambda: desk.use().append(3))]
    desk.put_unseen(lambda: desk.use().append(4))
    may_begin.set()
    await asyncio.gather(*row)
    assert await desk.run(list) == [1, 2, 3, 4]


async def test_work_is_done_also_when_nobody_waits_for_it_any_more(desk: WorkDesk[list[int]]) -> None:
    may_begin = threading.Event()

    async def ask() -> None:
        await desk.run(lambda done: done.append(1))

    blocked = asyncio.ensure_future(desk.put(lambda: may_begin.wait(5)))
    waiting = asyncio.create_task(ask())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    may_begin.set()
    await blocked
    assert await desk.run(list) == [1]


async def test_a_fault_is_told_to_who_asked_and_the_row_goes_on(desk: WorkDesk[list[int]]) -> None:
    def fail(_: list[int]) -> None:
        raise InputError("Det går ikke.")

    failing, after = desk.run(fail), desk.run(lambda done: done.append(1))
    with pytest.raises(InputError):
        await failing
    await after
    assert desk.use() == [1]


async def test_the_last_thing_comes_after_all_others_and_is_waited_for(desk: WorkDesk[list[int]]) -> None:
    desk.put_unseen(lambda: desk.use().append(1))
    desk.do_last(lambda: desk.use().append(2))
    assert desk.use() == [1, 2]

    def fail() -> None:
        raise InputError("Det går ikke.")

    desk.do_last(fail)
    desk.close()
    desk.do_last(lambda: desk.use().append(3))
    assert desk.use() == [1, 2]


class Shelf:
    """Holds one figure, which another window changes in between so many times."""

    def __init__(self, figure: int, conflicts: int) -> None:
        self.figure = figure
        self.conflicts = conflicts

    def write(self, figure: int) -> int:
        if self.conflicts:
            self.conflicts -= 1
            self.figure += 10
            raise ConflictError("Et andet vindue kom først.")
        self.figure = figure
        return figure


def read(shelf: Shelf) -> int:
    return shelf.figure


def count_up(shelf: Shelf, figure: int) -> int:
    return shelf.write(figure + 1)


def test_a_change_is_made_on_what_another_window_left() -> None:
    change = made_on_newest(read, count_up)
    assert change(Shelf(1, conflicts=0)) == 2
    assert change(Shelf(1, conflicts=1)) == 12
    with pytest.raises(ConflictError):
        change(Shelf(1, conflicts=2))

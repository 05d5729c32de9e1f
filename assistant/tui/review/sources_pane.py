"""The sources of a draft, with the stretches that the field in focus rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from assistant.danish.format import long_date, short_date
from assistant.tui.widgets.prose import Mark, Passage, ProsePane

if TYPE_CHECKING:
    from assistant.workspace.review import DraftSourceRecord, Highlight

_LONGEST_TITLE = 80
"""A first line with more letters is text, not a title."""


class SourcesPane(ProsePane):
    """Shows each source under its day, and marks what a field rests on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,escape", "leave", "Til udkastet", id="to_draft", tooltip="Gå tilbage til udkastet"),
    ]

    @dataclass
    class Left(Message):
        """The user goes back to the draft."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sources: Sequence[DraftSourceRecord] = ()
        self._heads: list[_Head] = []

    def show_sources(self, sources: Sequence[DraftSourceRecord]) -> None:
        """Shows the sources, oldest first; the same ones again stay where they are scrolled to."""
        if sources == self._sources:
            return
        self._sources = tuple(sources)
        self._heads = [_head(source.text, source.written) for source in sources]
        passages: list[Passage] = []
        for head, source in zip(self._heads, sources, strict=True):
            text = f"{head.before}{source.text.rstrip()}"
            passages += [Passage(text, head.marks()), Passage("")]
        self.show(passages[:-1])

    def mark_evidence(self, evidence: Iterable[Highlight]) -> None:
        """Marks stretches of the sources and brings the first of them into view."""
        found: dict[int, list[tuple[int, int]]] = {}
        for place in evidence:
            if place.source < len(self._heads):
                found.setdefault(place.source, []).append((place.start, place.end))
        marks: dict[int, tuple[Mark, ...]] = {}
        for number, head in enumerate(self._heads):
            shift = len(head.before)
            stretches = [(start + shift, end + shift) for start, end in joined(found.get(number, ()))]
            marks[2 * number] = (
                *head.marks(),
                *(Mark(start, end, "prose--evidence") for start, end in stretches),
            )
        self.mark(marks)
        if found:
            first = min(found)
            self.scroll_to_place(2 * first, min(found[first])[0] + len(self._heads[first].before))

    def action_leave(self) -> None:
        """Goes back to the draft."""
        self.post_message(self.Left())


@dataclass(frozen=True)
class _Head:
    """What stands above a source: its day, and the first line of the text where that is a title.

    Attributes:
        before: what is put before the source's own text.
        title: how long the title is.
    """

    before: str
    title: int

    def marks(self) -> tuple[Mark, ...]:
        """The day is quiet, the title stands out."""
        day = len(self.before)
        return (Mark(0, day, "prose--quiet"), Mark(day, day + self.title, "prose--heading"))


def _head(text: str, written: date) -> _Head:
    day = short_date(written) if written.year == date.today().year else long_date(written)
    title, _, rest = text.partition("\n")
    if rest.strip() and 0 < len(title) <= _LONGEST_TITLE:
        return _Head(f"{day} · ", len(title))
    return _Head(f"{day}\n", 0)


def joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, with those that overlap or touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

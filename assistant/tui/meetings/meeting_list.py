"""The meetings by date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.export.text import clean, one_line
from assistant.tui.journal.items import ItemList
from assistant.tui.journal.rows import Stretch, fitted

if TYPE_CHECKING:
    from assistant.workspace.meetings import MeetingHit, MeetingLine


class MeetingList(ItemList["MeetingLine"]):
    """A line with the kind and the title, and one with the day, the people and what is open."""

    HEIGHT = 2

    def draw_item(self, item: MeetingLine, line: int, width: int) -> Iterable[Stretch]:
        """One of the two lines."""
        if line == 0:
            return [Stretch(fitted(heading(item.kind, item.title, item.names), width))]
        words = [long_date(item.held)]
        if item.open_agreements:
            words.append(f"{item.open_agreements} {'åben' if item.open_agreements == 1 else 'åbne'}")
        return [Stretch(fitted(" · ".join(words), width), "rows--quiet")]


def heading(kind: str, title: str, names: Iterable[str]) -> str:
    """What a meeting is called: its title, or its kind and who takes part."""
    if title.strip():
        return one_line(f"{kind} · {title}")
    people = ", ".join(names)
    return one_line(f"{kind} · {people}" if people else kind)


def hit_words(hit: MeetingHit) -> str:
    """A meeting that was found: its day, what it is called, what was found and where."""
    snippet = "".join(words for words, _matches in hit.snippet)
    name = heading(hit.line.kind, hit.line.title, hit.line.names)
    return one_line(clean(f"{long_date(hit.line.held)} · {name} · {hit.where}: {snippet}"))

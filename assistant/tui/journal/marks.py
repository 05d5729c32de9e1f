"""Which notes are marked: shared by the list, the hits of a search and the editor."""

from __future__ import annotations

from collections.abc import Iterator


class Marks:
    """Numbers of notes, in the order in which they were marked."""

    def __init__(self) -> None:
        self._ids: dict[int, None] = {}

    def __contains__(self, note_id: object) -> bool:
        return note_id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[int]:
        return iter(tuple(self._ids))

    def toggle(self, note_id: int) -> bool:
        """Marks a note or takes its mark away.

        Returns:
            whether it is marked now.
        """
        if note_id in self._ids:
            del self._ids[note_id]
            return False
        self._ids[note_id] = None
        return True

    def drop(self, note_id: int) -> None:
        """Takes the mark of a note away, if it has one."""
        self._ids.pop(note_id, None)

    def clear(self) -> None:
        """Takes all marks away."""
        self._ids.clear()

"""The key line: the keys that work now, on the screen as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from assistant.tui.widgets.lines import Piece, PieceLine

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen

GAP = "   "
LAST = ("help",)
"""Ids of the bindings that stand at the end and are never dropped."""


def usable_bindings(screen: Screen[object]) -> list[Binding]:
    """The shown bindings that would work now, one for each action; those without an id are Textual's own.

    Of several keys for one action it takes the first that the focused widget doesn't write as a letter.

    Args:
        screen: the screen that the keys go to.

    Returns:
        bindings in the order of the screen's ``KEY_ORDER``, then as they are declared, nearest the focus first.
    """
    found: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show and active.enabled and binding.id and binding.description:
            found.setdefault(binding.id, binding)
    order: tuple[str, ...] = getattr(screen, "KEY_ORDER", ())
    rank = {name: place for place, name in enumerate(order)}
    return sorted(found.values(), key=lambda binding: rank.get(binding.id or "", len(order)))


class KeyLine(PieceLine):
    """Shows as many keys as fit, the most important first; a click presses the key."""

    def on_mount(self) -> None:
        """Follows the focus and the state of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def pieces(self) -> list[Piece]:
        """A key and its word for each binding that fits into the width."""
        bindings = usable_bindings(self.screen)
        last = [binding for binding in bindings if binding.id in LAST]
        first = [binding for binding in bindings if binding.id not in LAST]
        room = self.size.width - sum(self._width(binding) for binding in last)
        shown = []
        for binding in first:
            room -= self._width(binding)
            if room + len(GAP) < 0:
                break
            shown.append(binding)
        pieces = []
        for binding in [*shown, *last]:
            tip = binding.tooltip or binding.description
            pieces += [
                Piece(self.app.get_key_display(binding), "bold $accent", binding.key, tip),
                Piece(f" {binding.description}", "$text-muted", binding.key, tip),
                Piece(GAP),
            ]
        return pieces[:-1]

    def _width(self, binding: Binding) -> int:
        return Content(f"{self.app.get_key_display(binding)} {binding.description}{GAP}").cell_length

    def pick(self, target: str) -> None:
        """Presses the key."""
        self.app.simulate_key(target)

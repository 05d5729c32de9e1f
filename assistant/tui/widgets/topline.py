"""The top line: the modes to the left, and to the right who writes and whether anything leaves the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assistant.tui.widgets.lines import Piece, PieceLine

if TYPE_CHECKING:
    from assistant.engines.base import Identity
    from assistant.tui.app import MakkerApp


RULES = "regler"
LOCAL = "lokalt"


def engine_text(identity: Identity) -> tuple[str, str]:
    """Who writes, and where the text goes, in Danish.

    Args:
        identity: the engine in use.

    Returns:
        the engine ("regler" or the model's name) and the place ("lokalt" or "sendes til …").
    """
    name = RULES if identity.engine == "rules" else identity.model or "sprogmodel"
    place = f"sendes til {identity.host}" if identity.leaves_machine else LOCAL
    return name, place


class TopLine(PieceLine):
    """Shows the modes, the engine and the place; a click on a mode goes there, one on the engine to the settings."""

    def pieces(self) -> list[Piece]:
        """The modes, a space, and the engine; the engine's name is shortened before the place is."""
        left = self._left()
        width = self.size.width
        used = sum(len(piece.text) for piece in left)
        right = self._right(max(0, width - used - 2))
        gap = width - used - sum(len(piece.text) for piece in right)
        return [*left, Piece(" " * max(0, gap)), *right]

    def _left(self) -> list[Piece]:
        app = cast("MakkerApp", self.app)
        pieces = [Piece("makker", "bold $text-muted")]
        for mode in app.mode_table:
            current = mode.id == app.current_mode
            count = app.mode_counts.get(mode.id, 0)
            style = "bold $accent" if current else "$foreground"
            title = f"{mode.title} {count}" if count else mode.title
            tip = f"Gå til {mode.title} ({mode.key.upper()})"
            pieces += [Piece("   "), Piece(title, style, f"mode:{mode.id}", tip)]
        return pieces

    def _right(self, room: int) -> list[Piece]:
        app = cast("MakkerApp", self.app)
        name, place, leaves = RULES, LOCAL, False
        if app.settings.uses_chat():  # else the first frame need not wait for what an identity is made of
            identity = app.identity
            (name, place), leaves = engine_text(identity), identity.leaves_machine
        examples = "eksempler · " if app.demo else ""
        fixed = len(examples) + len(" · ") + len(place)
        if len(name) + fixed > room:
            name = name[: max(3, room - fixed - 1)] + "…"
        style = "$warning bold" if leaves else "$text-muted"
        tip = "Vælg, hvem der skriver udkast"
        return [
            Piece(examples, "$text-muted"),
            Piece(f"{name} · ", "$text-muted", "settings", tip),
            Piece(place, style, "settings", tip),
        ]

    def pick(self, target: str) -> None:
        """Goes to a mode or opens the settings."""
        app = cast("MakkerApp", self.app)
        kind, _, mode = target.partition(":")
        if kind == "mode":
            app.action_go(mode)
        else:
            app.action_settings()

"""Keys in the order in which they were pressed, also when they come in a burst.

A key that no widget takes travels up to the app before its binding runs, while the next keys are taken by the widget
below at once: "n" and a quick "x" would delete a note, and Ctrl+N would put the first letters into the note before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

NAMELESS = ("slash", "backslash", "minus", "plus", "at", "underscore")
"""Keys that write, by names that Textual can't turn back into their character."""


async def run_binding_now(widget: Widget, event: events.Key) -> bool:
    """Does what a key is bound to before the next key is looked at.

    Args:
        widget: which has the key.
        event: the key; nobody else gets it when it is bound.

    Returns:
        whether it is bound.
    """
    active = widget.screen.active_bindings.get(event.key)
    if active is None or not active.enabled:
        return False
    event.stop()
    event.prevent_default()
    await widget.app.run_action(active.binding.action, active.node)
    return True


def give_key(event: events.Key, widget: Widget | None) -> None:
    """Gives a key to another widget, in place of the one that got it.

    Args:
        event: the key; nobody else gets it.
        widget: the one with the focus, or None where the key is lost.
    """
    event.stop()
    event.prevent_default()
    if widget is not None:
        widget.post_message(Key(event.key, event.character))

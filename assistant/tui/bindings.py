"""A key of a screen, with all that key line, help and palette say of it."""

from __future__ import annotations

from textual.binding import Binding


def bound(
    keys: str,
    action: str,
    label: str,
    tooltip: str,
    group: Binding.Group,
    *,
    id: str = "",  # as Textual names it
    show: bool = True,
    display: str | None = None,
) -> Binding:
    """A key with its place on the help page.

    Args:
        keys: the key, or several with commas; the one that works where the focus is gets shown.
        action: what it does, as Textual writes actions.
        label: a word or two for the key line.
        tooltip: a sentence for help and palette.
        group: the heading that it stands under on the help page.
        id: what ``KEY_ORDER`` calls it; the action's own name where it is left out.
        show: whether the key line shows it.
        display: how the key is written, where that isn't its name.
    """
    name = id or action.partition("(")[0].rpartition(".")[2]
    return Binding(keys, action, label, id=name, tooltip=tooltip, group=group, show=show, key_display=display)

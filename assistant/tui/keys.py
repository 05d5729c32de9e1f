"""How keys are written on the screen."""

from __future__ import annotations

KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Mellemrum",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
    "home": "Home",
    "end": "End",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
}
"""How keys are called on a Danish keyboard, where that is not their own letter."""


def key_name(key: str) -> str:
    """A key as it is written on the screen.

    Args:
        key: as in a binding, such as "ctrl+n", "f1" or "slash".

    Returns:
        such as "Ctrl+N", "F1" or "/".
    """
    *modifiers, last = key.split("+")
    if last in KEY_NAMES:
        name = KEY_NAMES[last]
    elif modifiers or (len(last) > 1 and last[0] == "f" and last[1:].isdigit()):
        name = last.upper()
    elif last.startswith("latin_") or "_" in last:
        name = _character(last)
    else:
        name = last
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def _character(key: str) -> str:
    import unicodedata

    try:
        return unicodedata.lookup(key.replace("_", " ").upper())
    except KeyError:
        return key

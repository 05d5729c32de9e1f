"""What can be done on a screen right now: the one source of the help page and of the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.binding import Binding

from assistant.tui.everywhere import WITHOUT_KEY
from assistant.tui.keys import key_name

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen


@dataclass
class Action:
    """Something the user can do.

    Attributes:
        id: the id of its bindings.
        title: what it is called on the key line ("Ny").
        about: what it does, in a few words ("Skriv en ny note").
        group: the heading it stands under on the help page, or empty.
        node: the widget, screen or app that does it.
        call: the action as the binding writes it.
        keys: its keys as they are written on the screen.
    """

    id: str
    title: str
    about: str
    group: str
    node: DOMNode
    call: str
    keys: list[str] = field(default_factory=list)

    def possible(self) -> bool:
        """Whether it would do something now."""
        return self.node.app._check_action_state(self.call, self.node) is True


def screen_actions(screen: Screen[object]) -> list[Action]:
    """All that can be done from a screen, by key or without; bindings without an id are left out.

    Args:
        screen: the screen.

    Returns:
        the actions of the screen, then of the widgets on it, then of the app, each once.
    """
    found: dict[str, Action] = {}
    for node in _nodes(screen):
        for binding in _bindings(node):
            if not binding.id or not binding.description:
                continue
            action = found.setdefault(
                binding.id,
                Action(
                    id=binding.id,
                    title=binding.description,
                    about=binding.tooltip or binding.description,
                    group=binding.group.description if binding.group else "",
                    node=node,
                    call=binding.action,
                ),
            )
            name = key_name(binding.key)
            if name not in action.keys:
                action.keys.append(name)
    if not screen.is_modal:
        for call, title, about in WITHOUT_KEY:
            found[call] = Action(id=call, title=title, about=about, group="", node=screen.app, call=call)
    if "quit" in found:
        found["quit"] = found.pop("quit")  # the last that anybody looks for
    return list(found.values())


def _nodes(screen: Screen[object]) -> Iterator[DOMNode]:
    yield screen
    for node in screen.query("*"):
        if all(ancestor.display for ancestor in node.ancestors_with_self):
            yield node
    if not screen.is_modal:
        yield screen.app


def _bindings(node: DOMNode) -> Iterator[Binding]:
    for _key, binding in node._bindings:
        yield binding

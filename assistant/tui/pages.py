"""The ways through the app: to its modes and their screens, and to the pages that lie on top of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from assistant.tui.mode_screen import ModeScreen, PageScreen
from assistant.tui.telling import TellingApp

if TYPE_CHECKING:
    from textual.screen import Screen

    from assistant.workspace.drafts import Request


class PagesApp(TellingApp):
    """An app whose screens are found and opened by name; each is imported when it is first opened."""

    def all_screens(self) -> list[Screen[object]]:
        """The screens of all modes, with what lies on top of them."""
        return [screen for stack in self._screen_stacks.values() for screen in stack]

    def mode_screens(self) -> list[ModeScreen]:
        """The screens of the modes that have been opened so far."""
        return [screen for screen in self.all_screens() if isinstance(screen, ModeScreen)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page that is open already is not offered again."""
        if (action, self.screen.__class__.__name__) in (
            ("help", "HelpScreen"),
            ("settings", "SettingsScreen"),
            ("phrases", "PhraseBank"),
            ("log", "LogScreen"),
        ):
            return False
        return super().check_action(action, parameters)

    # Modes

    def action_go(self, mode: str) -> None:
        """Goes to a mode, away from any page that lies on top of the present one."""
        self._leave_pages()
        self.switch_mode(mode)

    def _leave_pages(self) -> None:
        while isinstance(self.screen, PageScreen):
            self.pop_screen()

    def start_draft(self, task_id: str, note_ids: tuple[int, ...]) -> None:
        """Goes to the drafts and has one written.

        Args:
            task_id: what kind of draft.
            note_ids: the notes it is to rest on.
        """
        from assistant.tui.review.screen import ReviewScreen

        self.action_go("review")
        for screen in self.mode_screens():
            if isinstance(screen, ReviewScreen):
                screen.start_draft(task_id, note_ids)

    def draft_from(self, request: Request, then: Callable[[int], None]) -> None:
        """Goes to the drafts and has what was asked for written.

        Args:
            request: what to make, and from what.
            then: called with the number of each draft that is stored.
        """
        from assistant.tui.review.screen import ReviewScreen

        self.action_go("review")
        for screen in self.mode_screens():
            if isinstance(screen, ReviewScreen):
                screen.draft_from(request, then)

    # Pages

    def open_task(
        self, task_id: str, note_ids: tuple[int, ...] = (), stretch: tuple[int, int] | None = None
    ) -> None:
        """Opens the page of a task that has one.

        Args:
            task_id: which task.
            note_ids: the notes to work on; none for an empty page.
            stretch: which characters of the one note, or None for all.
        """
        page = import_module(f"assistant.tui.{task_id}.screen").make_page(note_ids, stretch)
        self.push_screen(page)

    def action_new_feedback(self) -> None:
        """Opens an empty page for feedback, away from any other page."""
        self._leave_pages()
        self.open_task("feedback")

    def action_phrases(self) -> None:
        """Opens the phrase bank."""
        from assistant.tui.feedback.phrase_bank import PhraseBank

        self.push_screen(PhraseBank())

    def action_log(self) -> None:
        """Opens the record of what was sent to language models."""
        from assistant.tui.log_screen import LogScreen

        self.push_screen(LogScreen())

    def action_settings(self) -> None:
        """Opens the settings."""
        from assistant.tui.settings_screen import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_help(self) -> None:
        """Opens the help page of the screen."""
        from assistant.tui.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Opens the command palette."""
        from assistant.tui.commands import Palette

        self.push_screen(Palette())

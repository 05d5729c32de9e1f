"""How the app speaks with the user: notices, faults and questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.errors import MakkerError
from assistant.tui.crash import write_report
from assistant.tui.themes import ThemedApp

if TYPE_CHECKING:
    from assistant.tui.widgets.dialog import Answer

Severity = Literal["information", "warning", "error"]


class TellingApp(ThemedApp):
    """An app that says what happened in whole Danish sentences, and asks by verbs."""

    @property
    def log_file(self) -> Path:
        """The file that unexpected faults are kept in."""
        raise NotImplementedError

    def tell(self, message: str, hint: str = "", severity: Severity = "information") -> None:
        """Shows a notice; nothing in it is read as markup.

        Args:
            message: what happened, a whole Danish sentence.
            hint: what can be done, a whole Danish sentence, or empty.
            severity: "information", "warning" or "error"; the latter two stay longer.
        """
        text = f"{message}\n{hint}" if hint else message
        timeout = 4 if severity == "information" else 12
        self.notify(text, severity=severity, timeout=timeout, markup=False)

    def tell_error(self, error: MakkerError) -> None:
        """Shows what went wrong, what is kept, and what can be done."""
        self.tell(error.message, error.hint, "error")

    def tell_fault(self, error: BaseException) -> None:
        """Tells of an error that a worker ended with; one that is no MakkerError goes to the log file as well."""
        if isinstance(error, MakkerError):
            self.tell_error(error)
            return
        written = write_report(error, self.log_file)
        told = f"Hvad der gik galt, står i {self.log_file}." if written else ""
        self.tell("Det lykkedes ikke på grund af en fejl i programmet. Dine noter er gemt.", told, "error")

    async def ask(self, question: str, text: str = "", answers: Sequence[Answer] = ()) -> str:
        """Asks a question; call it from a worker.

        Args:
            question: the heading, a whole sentence.
            text: what follows from the answers.
            answers: the verbs, the safe one first.

        Returns:
            the id of the answer, or empty for Esc.
        """
        from assistant.tui.widgets.dialog import Dialog

        return await self.push_screen_wait(Dialog(question, text, answers))

    async def ask_about(self, question: str, text: str, shown: str, answers: Sequence[Answer]) -> str:
        """Asks about a long text that can be looked through; else as ``ask``.

        Args:
            question: the heading.
            text: what it is about.
            shown: the long text.
            answers: the verbs, the safe one first.
        """
        from assistant.tui.widgets.dialog import TextDialog

        return await self.push_screen_wait(TextDialog(question, text, shown, answers))

    async def ask_words(
        self, question: str, text: str, verb: str, *, value: str = "", placeholder: str = ""
    ) -> str:
        """Asks for a few words; call it from a worker.

        Args:
            question: the heading.
            text: what the words are for.
            verb: the button that takes them.
            value: the words to begin with.
            placeholder: an example.

        Returns:
            the words, or empty for Esc.
        """
        from assistant.tui.widgets.dialog import WordsDialog

        return await self.push_screen_wait(
            WordsDialog(question, text, verb, value=value, placeholder=placeholder)
        )

"""Everything that can go wrong, as one tree.

Each error says in Danish what happened and what is kept (``message``) and what to do (``hint``). The faces show
both; no traceback reaches a user.
"""

from __future__ import annotations


class MakkerError(Exception):
    """Root of all errors that a user may meet.

    Args:
        message: what happened and what is kept, a whole Danish sentence.
        hint: what the user can do now, a whole Danish sentence, or empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(MakkerError):
    """What was given cannot be used: empty, not UTF-8, no such file, wrong JSON."""


class SettingsError(MakkerError):
    """The settings file cannot be read or written, or holds a value that is not allowed."""


class StoreError(MakkerError):
    """The store cannot be used as it is: locked, damaged, newer than the program, not writable."""


class NotFoundError(MakkerError):
    """There is no note, draft or version of that number."""


class ConflictError(MakkerError):
    """Somebody else (another window) changed the same thing in the meantime."""


class PromptError(MakkerError):
    """A prompt file lacks something, or uses a variable that does not exist."""


class EngineError(MakkerError):
    """The engine could not write a draft.

    Args:
        message: as in ``MakkerError``.
        hint: likewise.
        kind: what happened as one short word ("cut", "length" …), for the record and for what a face offers; or empty.
        retry_after: how many seconds the server asks to wait before another try, or None.

    Attributes:
        raw: the reply as far as it came, to be kept with the unfinished draft; never shown with the error.
    """

    def __init__(
        self, message: str, hint: str = "", *, kind: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.retry_after = retry_after
        self.raw = ""


class EndpointError(EngineError):
    """The address could not be reached, or the server answered with a fault."""


class KeyRejectedError(EngineError):
    """The server does not take the key."""


class ReplyError(EngineError):
    """The server answered, but the answer is no document."""


class StoppedError(EngineError):
    """The user stopped the draft, or did not let the text be sent."""


class ExportError(MakkerError):
    """A document could not be written to its file or to the clipboard."""

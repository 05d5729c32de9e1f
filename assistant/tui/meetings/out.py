"""A meeting out: the minutes as a file, the follow-up mail, and the exchange file for the other party."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tui.widgets.dialog import Answer
from assistant.tui.widgets.file_dialog import FileDialog, FileWish, save_as
from assistant.tui.widgets.writing_dialog import WritingDialog

if TYPE_CHECKING:
    from assistant.tui.meetings.page import MeetingsPage
    from assistant.workspace.meetings import MeetingRecord

KINDS = (
    ("docx", "Word"),
    ("pdf", "PDF"),
    ("md", "Markdown"),
    ("txt", "ren tekst"),
    ("eml", "mail"),
    ("ics", "kalender"),
)
EXCHANGE = (("makker", "aftalefil"),)
_TITLES = {"eml": "Aftaler fra", "ics": "Frister fra", "makker": "Aftaler fra"}


async def export(screen: MeetingsPage, meeting: MeetingRecord, kind: str) -> None:
    """Asks where the minutes are written to, and as what; to be called from a worker.

    Args:
        screen: whose desk writes.
        meeting: whose minutes.
        kind: which kind to begin with.
    """

    async def write(wish: FileWish, replace: bool) -> Path:
        return await screen.desk.run(lambda meetings: meetings.write(meeting, wish.path, replace=replace))

    def ask(before: FileWish | None) -> FileDialog:
        return FileDialog(
            "Gem referatet som fil", KINDS, kind, partial(suggested_path, meeting), before=before
        )

    await save_as(screen.makker, ask, write)


async def share(screen: MeetingsPage, meeting: MeetingRecord) -> None:
    """Asks where the exchange file is written to; to be called from a worker."""

    async def write(wish: FileWish, replace: bool) -> Path:
        return await screen.desk.run(lambda meetings: meetings.share(meeting, wish.path, replace=replace))

    def ask(before: FileWish | None) -> FileDialog:
        return FileDialog(
            "Gem en aftalefil til den anden",
            EXCHANGE,
            "makker",
            partial(suggested_path, meeting),
            before=before,
            text="I filen står mødets deltagere, de fælles punkter, aftalerne og beslutningerne. Dine noter og dine "
            "private punkter er ikke med. Send den, som I plejer; den anden henter den i sin makker med t.",
        )

    await save_as(screen.makker, ask, write)


async def mail(screen: MeetingsPage, meeting: MeetingRecord) -> None:
    """Shows the follow-up mail, to be changed and copied or saved; to be called from a worker."""
    text = await screen.tried(lambda meetings: meetings.mail_text(meeting))
    if text is None:
        return
    dialog = WritingDialog(
        "Opfølgningsmail",
        "Ret den til. makker sender den ikke; det gør du selv.",
        text,
        (Answer("copy", "Kopiér"), Answer("file", "Gem som mailfil"), Answer("leave", "Fortryd")),
    )
    answer = await screen.app.push_screen_wait(dialog)
    if answer == "copy":
        await screen.copy(dialog.words)
    elif answer == "file":
        await _save_mail(screen, meeting, dialog.words)


async def _save_mail(screen: MeetingsPage, meeting: MeetingRecord, words: str) -> None:
    async def write(wish: FileWish, replace: bool) -> Path:
        return await screen.desk.run(
            lambda meetings: meetings.write_mail(meeting, wish.path, words, replace=replace)
        )

    def ask(before: FileWish | None) -> FileDialog:
        kinds = (("eml", "mail"),)
        return FileDialog("Gem mailen som fil", kinds, "eml", partial(suggested_path, meeting), before=before)

    await save_as(screen.makker, ask, write)


def suggested_path(meeting: MeetingRecord, _scope: str, kind: str) -> Path:
    """A free name in the user's folder for documents."""
    from assistant.export import files

    title = f"{_TITLES.get(kind, 'Referat')} {meeting.kind} {meeting.held.isoformat()}"
    return files.next_free_name(files.default_folder() / files.suggested_name(title, None, kind))

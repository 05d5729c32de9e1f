"""The line for the folder that the notes lie in: another one is asked about, and makker starts again there."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.widgets import Input

from assistant.errors import SettingsError
from assistant.settings import check_folder
from assistant.tui.widgets.dialog import Answer

if TYPE_CHECKING:
    from assistant.tui.app import MakkerApp


class FolderField(Input):
    """Takes a folder.

    Args:
        chosen: the folder that the user chose, or None.
        used: where the notes lie now, shown while the line is empty.
        disabled: whether it can be changed at all.
    """

    def __init__(self, chosen: Path | None, used: str, *, disabled: bool) -> None:
        super().__init__(str(chosen or ""), placeholder=used, compact=True, id="data_dir", disabled=disabled)

    async def take(self) -> None:
        """Asks whether the notes are to lie in the folder on the line, and starts again there; called from a worker.

        Raises:
            SettingsError: the folder cannot be used; nothing is changed.
        """
        app = cast("MakkerApp", self.app)
        folder = check_folder(self.value)
        if folder == app.settings.data_dir:
            return
        answer = await app.ask(
            "Vil du skifte mappe?",
            f"makker åbner {folder or 'den sædvanlige mappe'}. De noter, du har nu, bliver liggende i "
            f"{app.workspace.folder} og kan hentes frem ved at skifte tilbage.",
            (Answer("keep", "Behold den gamle"), Answer("change", "Skift mappe")),
        )
        if answer != "change":
            return
        if folder:
            await asyncio.to_thread(_make_folder, folder)
        app.change_settings(replace(app.settings, data_dir=folder))
        app.restart()


def _make_folder(folder: Path) -> None:
    """Makes the folder, so that trouble with it is told before anything changes.

    Raises:
        SettingsError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"Mappen {folder} kan ikke bruges. Dine noter bliver, hvor de er.",
            "Vælg en mappe, du må skrive i.",
        ) from error

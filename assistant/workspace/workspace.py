"""Everything a face needs, in one object that opens the store when it is first needed."""

from __future__ import annotations

import threading
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import paths
from assistant.errors import StoreError
from assistant.settings import Settings, load, save

if TYPE_CHECKING:
    from assistant.engines.base import Engine, Identity
    from assistant.workspace.drafts import Drafting, StoredParts
    from assistant.workspace.journal import Journal
    from assistant.workspace.meetings import Meetings
    from assistant.workspace.output import Output
    from assistant.workspace.plan import Planning
    from assistant.workspace.requests import RequestLog
    from assistant.workspace.review import Review
    from assistant.workspace.unfinished import Unfinished
    from store.database import Store
    from store.records import Glance


class Workspace:
    """The use cases of one store with one set of settings.

    Args:
        folder: the data folder; None for the one that settings or platform name.
        settings_file: the file of the settings; None for the platform's.
        demo: whether the store is a throw-away one with the example year.
    """

    def __init__(
        self, folder: Path | None = None, settings_file: Path | None = None, *, demo: bool = False
    ) -> None:
        self.settings_file = settings_file or paths.settings_file()
        self.demo = demo
        self.settings: Settings = load(self.settings_file)
        self.folder = folder or (Path(self.settings.data_dir) if self.settings.data_dir else paths.data_dir())
        self._lock = threading.RLock()
        self._store: Store | None = None

    @property
    def store_path(self) -> Path:
        """The file of the notes."""
        return self.folder / paths.STORE_NAME

    def glance(self, limit: int = 60) -> Glance | None:
        """What the first frame shows, in a few milliseconds; None where the store must be opened to tell."""
        from store.glance import glance

        return glance(self.store_path, limit)

    def save_settings(self, settings: Settings) -> None:
        """Keeps other settings.

        Raises:
            SettingsError: the file cannot be written.
        """
        save(self.settings_file, settings)
        self.settings = settings

    @cached_property
    def journal(self) -> Journal:
        """The notes."""
        from assistant.workspace.journal import Journal

        return Journal(self._opened())

    @cached_property
    def review(self) -> Review:
        """The drafts that there are."""
        from assistant.workspace.review import Review

        return Review(self._opened())

    @cached_property
    def drafting(self) -> Drafting:
        """The making of drafts."""
        from assistant.workspace.drafts import Drafting

        return Drafting(self._opened())

    @cached_property
    def parts(self) -> StoredParts:
        """The finished parts of long drafts, also of those that the commands make; opens the store when it is used."""
        from assistant.workspace.drafts import StoredParts

        return StoredParts(self._opened)

    @cached_property
    def requests(self) -> RequestLog:
        """The record of requests to language models."""
        from assistant.workspace.requests import RequestLog

        return RequestLog(self._opened)

    @cached_property
    def output(self) -> Output:
        """Documents out."""
        from assistant.workspace.output import Output

        return Output(self.review, self._opened())

    @cached_property
    def plan(self) -> Planning:
        """The goals that are followed up."""
        from assistant.workspace.plan import Planning

        return Planning(self._opened())

    @cached_property
    def meetings(self) -> Meetings:
        """Meetings, their minutes and what was agreed."""
        from assistant.workspace.meetings import Meetings

        return Meetings(self._opened())

    @cached_property
    def unfinished(self) -> Unfinished:
        """The forms that were begun and not stored yet."""
        from assistant.workspace.unfinished import Unfinished

        return Unfinished(self.folder / paths.UNFINISHED_NAME)

    @property
    def identity(self) -> Identity:
        """Who writes with these settings, without connecting to anything."""
        from assistant.workspace.engines import identity

        return identity(self.settings)

    def engine(self, choice: str | None = None) -> Engine:
        """Who writes.

        Args:
            choice: "rules" or "chat" where the settings are to be overruled.

        Raises:
            SettingsError: a language model is asked for, but none is set up.
        """
        from assistant.workspace.engines import choose_engine

        return choose_engine(self.settings, choice, self.requests.recorder(self.settings))

    def is_empty(self) -> bool:
        """Whether there is no note, no talk and no goal."""
        return not (self.journal.months() or self.meetings.lines(1) or self.plan.persons())

    def overdue_count(self) -> int:
        """How many goals are over their deadline; quick, also before the plan is read."""
        from assistant.workspace.plan_words import overdue_count

        return overdue_count(self.store_path, date.today())

    def open(self) -> None:
        """Opens the store now, so that a face can tell of trouble before it is used.

        Raises:
            StoreError: it cannot be used as it is.
        """
        self._opened()

    def recover(self) -> str:
        """Brings back what could not be stored last time; to be called once after ``open``.

        Returns:
            What the user should know, a Danish sentence, or empty.

        Raises:
            StoreError: it could not be stored now either; it stays in the rescue file.
        """
        from assistant.workspace.faults import spoken

        with spoken():
            recovered = len(self._opened().recover())
        if not recovered:
            return ""
        things = "Én tekst" if recovered == 1 else f"{recovered} tekster"
        return f"{things}, som ikke kunne gemmes sidst, er hentet frem fra redningsfilen."

    def back_up(self) -> None:
        """Makes today's backup where there is none; takes some seconds for a large store.

        Raises:
            StoreError: it could not be made; earlier ones are kept.
        """
        from assistant.workspace.faults import spoken

        if not self.demo:
            with spoken():
                self._opened().back_up()

    def put_back_backup(self) -> tuple[Path, Path]:
        """Puts the newest sound backup in the place of the store, which is moved aside and kept.

        Returns:
            The backup that was used, and where the former store lies now.

        Raises:
            StoreError: there is no sound backup, or the folder cannot be written.
        """
        from assistant.workspace.faults import spoken
        from store import backup

        self.close()
        with spoken():
            newest = backup.latest_backup(self.store_path)
            if newest is None:
                raise StoreError("Der er ingen sikkerhedskopi, som kan bruges. Der er ikke ændret noget.")
            return newest, backup.put_back(self.store_path, newest)

    def close(self) -> None:
        """Closes the store."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _opened(self) -> Store:
        with self._lock:
            if self._store is None:
                from assistant.workspace.faults import spoken
                from store.database import Store

                with spoken():
                    self._store = Store.open(self.store_path)
                    if self.demo and not self._store.notes.count():
                        from assistant.workspace.demo import fill

                        fill(self._store, date.today())
            return self._store

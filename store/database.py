"""The store: one SQLite file, opened once a program, used from all its threads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from store import backup
from store.connection import BUSY_TIMEOUT
from store.drafts import Drafts
from store.meetings import Meetings
from store.migrate import bring_up_to_date
from store.notes import Notes
from store.plan import Plan
from store.records import Recovered
from store.recovery import bring_in
from store.requests import Parts, Requests
from store.rescue import Rescue
from store.sessions import Clock, Sessions
from store.times import local_day, utc_now


class Store:
    """Everything that is kept.

    Attributes:
        path: the file.
        notes: the journal.
        drafts: what was written from it.
        plan: the goals that are followed up.
        meetings: talks and meetings, their notes and what was agreed.
        requests: what was asked of language models.
        parts: what is finished of drafts that are not whole yet.
    """

    def __init__(self, path: Path, sessions: Sessions, rescue: Rescue, busy_timeout: float) -> None:
        self.path = path
        self.notes = Notes(sessions, rescue)
        self.drafts = Drafts(sessions, rescue)
        self.plan = Plan(sessions, rescue)
        self.meetings = Meetings(sessions, rescue)
        self.requests = Requests(sessions)
        self.parts = Parts(sessions)
        self._sessions = sessions
        self._rescue = rescue
        self._busy_timeout = busy_timeout

    @classmethod
    def open(cls, path: Path, *, busy_timeout: float = BUSY_TIMEOUT, clock: Clock = utc_now) -> Store:
        """Opens the store, makes it where there is none, and upgrades it (after a backup) where it is behind.

        Args:
            path: the file; its folder is made where there is none.
            busy_timeout: how many seconds to wait for another program that writes.
            clock: says the time in UTC, for tests.

        Raises:
            TooNew: a newer program wrote it.
            Damaged: it is no sound store, or it is gone while its backups are there; it is left as it is.
            Locked: another program holds it.
            NotWritable: the file or its folder cannot be written.
            DiskFull: there is no room to make or upgrade it.
        """
        bring_up_to_date(path, busy_timeout)
        rescue = Rescue(path)
        rescue.prepare()
        return cls(path, Sessions(path, busy_timeout, clock), rescue, busy_timeout)

    def close(self) -> None:
        """Closes the file; everything that was acknowledged is in it already."""
        self._sessions.close()

    def recover(self) -> tuple[Recovered, ...]:
        """Brings what the rescue file holds back into the store; to be called once at start.

        Raises:
            StoreFault: it could not be stored now either; what is left waits on in the rescue file.
        """
        return bring_in(self._sessions, self._rescue)

    def back_up(self, today: date | None = None) -> Path | None:
        """Makes today's backup where there is none yet; takes one to two seconds at 100,000 notes, in a worker thread.

        Returns:
            The new backup, or None where today has one.

        Raises:
            Damaged: the store does not pass SQLite's quick check; earlier backups are kept.
            DiskFull, NotWritable, Locked: there is no new backup; earlier ones are kept.
        """
        day = today or local_day(self._sessions.clock())
        return backup.back_up_daily(self.path, day, self._busy_timeout)

    def latest_backup(self) -> Path | None:
        """The newest sound backup, or None."""
        return backup.latest_backup(self.path)

"""What two parties of a meeting share: a file out, the other's file in, and what they have written differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.workspace.faults import spoken
from assistant.workspace.meetings_differences import Difference, Incoming, TakenIn, differences
from store.meeting_records import AgreementRecord, MeetingRecord

if TYPE_CHECKING:
    from store.database import Store


class Sharing:
    """The part of ``Meetings`` that has to do with the other party."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._meetings = store.meetings

    def share(self, meeting: MeetingRecord, path: Path, *, replace: bool = False) -> Path:
        """Writes an exchange file (.makker) with the shared parts only: people, shared points, decisions and agreements with
        their state and remark; never notes, private points or who writes.

        Raises:
            ExportError: it cannot be written.
        """
        from assistant.workspace import meetings_exchange

        return meetings_exchange.share(self._store, meeting, path, replace=replace)

    def look_in(self, path: Path, into: MeetingRecord | None = None) -> Incoming:
        """Reads and checks the other party's exchange file, and says what would come of it; nothing is changed.

        Args:
            path: the file.
            into: the meeting that it would be joined with, such as ``Incoming.likely``.

        Raises:
            InputError: the file is broken, newer, not one of makker's, or of another meeting than ``into``.
        """
        from assistant.workspace import meetings_exchange

        return meetings_exchange.look_in(self._store, path, into)

    def take_in(self, path: Path, into: MeetingRecord | None = None) -> TakenIn:
        """Adds what the other party's exchange file holds; nobody's own text is overwritten.

        Agreements, decisions and points that are new are added. Where the file says another thing of an agreement, that is
        kept beside the user's own (``AgreementRecord.theirs``) until ``use_theirs`` or ``keep_mine`` settles it.

        Args:
            path: the file.
            into: the meeting that it is joined with where both parties wrote it down on their own, such as
                ``Incoming.likely``; None adds a new one.

        Raises:
            InputError: the file is broken, newer, not one of makker's, or of another meeting than ``into``.
        """
        from assistant.workspace import meetings_exchange

        return meetings_exchange.take_in(self._store, path, into)

    def differences(self, agreement: AgreementRecord) -> tuple[Difference, ...]:
        """Where the two parties have written an agreement differently; empty where nothing is to be settled."""
        return differences(agreement)

    def use_theirs(self, agreement: AgreementRecord) -> AgreementRecord:
        """Takes over what the other party says of an agreement; what stood before is kept, and its entry of the plan follows."""
        with spoken():
            return self._meetings.use_theirs(agreement.id, "Den anden parts ord om aftalen er taget over.")

    def keep_mine(self, agreement: AgreementRecord) -> AgreementRecord:
        """Settles a difference: the user's own words stand, until the other party says another thing than now."""
        with spoken():
            return self._meetings.keep_mine(agreement.id)

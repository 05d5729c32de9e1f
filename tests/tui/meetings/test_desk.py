"""What is typed into notes until it is stored, without any screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import NotFoundError
from assistant.tui.meetings.desk import MeetingsDesk, on_newest
from assistant.workspace.meetings import NewMeeting
from assistant.workspace.workspace import Workspace


async def test_what_could_not_be_stored_holds_no_other_words_back(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, tmp_path / "settings.toml")
    meeting = workspace.meetings.add(NewMeeting("MUS", date(2026, 3, 12)))
    desk = MeetingsDesk(workspace)
    desk.type(99, "til en samtale, der er væk")
    desk.type(meeting.id, "Vi talte om vagter.")
    with pytest.raises(NotFoundError):
        await desk.store_typed()
    assert workspace.meetings.get(meeting.id).notes == "Vi talte om vagter."
    with pytest.raises(NotFoundError):
        await desk.store_typed()
    desk.finish()
    desk.close()
    workspace.close()


async def test_words_are_put_on_what_another_window_left(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, tmp_path / "settings.toml")
    meeting = workspace.meetings.add(NewMeeting("MUS", date(2026, 3, 12)))
    desk = MeetingsDesk(workspace)
    workspace.meetings.save_notes(meeting, "fra et andet vindue")
    desk.type(meeting.id, "fra dette")
    await desk.store_typed()
    newest = await desk.run(
        on_newest(meeting.id, lambda meetings, record: meetings.save_notes(record, record.notes + "!"))
    )
    assert newest.notes == "fra dette!"
    desk.close()
    workspace.close()

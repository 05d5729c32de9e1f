"""``makker meeting``, as a shell calls it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.cli import run
from assistant.workspace.meetings import MeetingRecord, NewAgreement, NewMeeting, Person, Point
from assistant.workspace.workspace import Workspace
from tests.workspace.test_meetings_adopting import COURSE, ROTA, approved

TODAY = date.today()
NEW = NewMeeting(
    "MUS",
    TODAY - timedelta(days=30),
    title="MUS\x1b]0;x\x07 med Jonas",
    people=(Person("Lene", "leder", writes=True), Person("Jonas")),
    points=(Point("Nattevagter"), Point("Min løn", private=True)),
)
LATE = NewAgreement("Undersøger kurset", "Jonas", TODAY - timedelta(days=1))
SOON = NewAgreement("Tager vagtplanen op", "Lene", TODAY + timedelta(days=3))
FAR = NewAgreement("Skriver ansøgningen", "Jonas", TODAY + timedelta(days=90))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAKKER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MAKKER_CONFIG_DIR", str(tmp_path / "config"))


def put(new: NewMeeting = NEW, *agreements: NewAgreement, folder: Path | None = None) -> MeetingRecord:
    workspace = Workspace(folder)
    meeting = workspace.meetings.save_notes(workspace.meetings.add(new), "Jonas trives\x1b[2J")
    store = workspace._opened().meetings
    meeting = store.put_outcome(
        meeting.id, agreements or (LATE, SOON, FAR), ["Fire nattevagter"], row_version=meeting.version
    )
    workspace.close()
    return meeting


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(["meeting", *arguments]) == code
    out = capsys.readouterr()
    assert "\x1b" not in out.out + out.err
    return out.out if code == 0 else out.err


def test_an_empty_store_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["list"], ["search", "x"], ["remind"]):
        assert run(["meeting", *command]) == 0
        out = capsys.readouterr()
        assert out.out == ""
        assert out.err.endswith(".\n")
    assert printed(capsys, "due") == ""


def test_meetings_are_listed_shown_and_searched(capsys: pytest.CaptureFixture[str]) -> None:
    put()
    assert (
        printed(capsys, "list")
        == f"     1  {NEW.held.isoformat()}  MUS        MUS med Jonas  · 3 åbne aftaler\n"
    )
    page = printed(capsys, "show", "1")
    assert "Deltagere: Lene (leder), Jonas" in page
    assert "Min løn (kun for dig)" in page
    assert "Jonas trives" in page
    assert "○ Undersøger kurset · Jonas · " in page
    assert "(over frist)" in page
    found = printed(capsys, "search", "nattevagt", "jonas")
    assert "beslutning: Fire »nattevagter«" in found
    assert "møde 9" in printed(capsys, "show", "9", code=1)


def test_what_is_late_and_soon_due_is_shown_and_reminded_of(capsys: pytest.CaptureFixture[str]) -> None:
    put()
    lines = printed(capsys, "due").splitlines()
    assert [line.split(" · ")[0] for line in lines] == ["○ Undersøger kurset", "○ Tager vagtplanen op"]
    assert lines[0].endswith("· møde 1")
    assert len(printed(capsys, "due", "--dage", "90").splitlines()) == 3
    put(replace(NEW, held=TODAY), replace(LATE, what="Ringer til FOA", owner="Lene"))
    text = printed(capsys, "remind")
    assert text.count("Hvordan går det med") == 2
    assert printed(capsys, "remind", "2").startswith("Hej Lene.")
    assert "møde 9" in printed(capsys, "remind", "9", code=1)


def test_a_meeting_goes_out_and_the_others_file_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(NEW, LATE)
    file = str(tmp_path / "a.makker")
    assert "Noter og private punkter er ikke med" in printed(capsys, "share", "1", file)
    assert "allerede" in printed(capsys, "share", "1", file, code=1)
    assert "selv har delt" in printed(capsys, "take-in", file)

    monkeypatch.setenv("MAKKER_DATA_DIR", str(tmp_path / "other"))
    assert "Mødet er nyt hos dig." in printed(capsys, "take-in", file, "--se")
    assert printed(capsys, "list") == ""
    put(NEW, replace(LATE, due=TODAY))
    assert "--med 1" in printed(capsys, "take-in", file, code=1)
    told = printed(capsys, "take-in", file, "--med", "1")
    assert "Taget ind som møde 1: intet nyt." in told
    assert "- Undersøger kurset, fristen: »" in told
    assert "≠ fristen" in printed(capsys, "show", "1")
    assert "ikke en aftalefil" in printed(capsys, "take-in", str(_json(tmp_path)), code=1)


def _json(folder: Path) -> Path:
    file = folder / "x.json"
    file.write_text("{}", encoding="utf-8")
    return file


def test_approved_minutes_are_taken_in_on_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = Workspace()
    approved(workspace, workspace.meetings.add(NEW), COURSE, ROTA)
    workspace.close()
    # Both were due long ago, and the plan knows of it without the app having been opened.
    assert run(["plan", "due"]) == 3
    assert "2 mål over frist" in capsys.readouterr().out
    assert "2 åbne aftaler" in printed(capsys, "list")
    assert "Skrevet til" in printed(capsys, "export", "1", str(tmp_path / "referat.md"))
    assert COURSE[0] in (tmp_path / "referat.md").read_text(encoding="utf-8")
    assert "kan ikke skrive" in printed(capsys, "export", "1", str(tmp_path / "referat.odt"), code=1)


def test_due_opens_nothing_where_nothing_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    put(NEW, FAR)

    def opened(_: object) -> None:
        raise AssertionError("the store was opened")

    monkeypatch.setattr("store.database.Store.open", opened)
    assert run(["meeting", "due"]) == 0
    with pytest.raises(AssertionError, match="opened"):
        run(["meeting", "due", "--dage", "90"])


def test_the_help_is_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["meeting", "--help"]) == 0
    text = capsys.readouterr().out
    assert all(word in text for word in ("Kommandoer:", "take-in", "remind", "due", "share"))

"""``makker plan``, as a shell calls it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.cli import run
from assistant.workspace.plan import NewGoal
from assistant.workspace.workspace import Workspace

TODAY = date.today()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAKKER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MAKKER_CONFIG_DIR", str(tmp_path / "config"))


def put(title: str, **more: object) -> None:
    workspace = Workspace()
    values: dict[str, object] = {"period_start": TODAY, "period_end": TODAY + timedelta(days=300)}
    workspace.plan.add(NewGoal(title=title, **{**values, **more}))  # type: ignore[arg-type]
    workspace.close()


def test_an_empty_plan_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", "list"]) == 0
    assert "makker draft goals" in capsys.readouterr().err
    assert run(["plan", "due"]) == 0
    printed = capsys.readouterr()
    assert printed.out == printed.err == ""


def test_due_says_one_line_and_ends_so_that_scripts_can_tell(capsys: pytest.CaptureFixture[str]) -> None:
    put("Truckkort", deadline=TODAY - timedelta(days=1))
    assert run(["plan", "due"]) == 3
    assert capsys.readouterr().out == "makker: 1 mål over frist (Truckkort). Se: makker plan list\n"


def test_due_does_not_load_what_is_slow() -> None:
    code = (
        "import sys; from assistant.cli import run; run(['plan', 'due'])\n"
        "print([m for m in ('sqlmodel', 'sqlalchemy', 'numpy', 'icalendar') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_goals_are_listed_checked_in_and_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("Truckkort", deadline=TODAY + timedelta(days=40))
    put("Vagtplan", person="Fatima")
    assert run(["plan", "list"]) == 0
    page = capsys.readouterr().out
    assert "     1  ikke begyndt" in page
    assert "Vagtplan · Fatima" in page
    assert run(["plan", "list", "--person", "mig"]) == 0
    assert "Fatima" not in capsys.readouterr().out
    assert (
        run(["plan", "checkin", "1", "Teorien er bestået", "--status", "i-gang", "--igen", "om 14 dage"]) == 0
    )
    assert "i gang" in capsys.readouterr().out
    target = tmp_path / "plan.ics"
    assert run(["plan", "export", str(target)]) == 0
    assert "Opfølgning: Truckkort" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["plan", "checkin", "9", "Hej"], 1, "mål 9"),
        (["plan", "checkin", "1", "Hej", "--frist", "31. februar"], 1, "findes ikke"),
        (["plan", "checkin", "1"], 1, "ikke skrevet noget"),
        (["plan", "checkin", "en"], 2, "det er ikke et helt tal"),
        (["plan", "checkin", "1", "--status", "fin"], 2, "er ikke en af"),
        (["plan", "export", "plan.xyz"], 1, "som .xyz"),
        (["plan"], 2, "mangler en kommando"),
    ],
)
def test_what_is_wrong_is_told_in_danish(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("Truckkort")
    assert run(arguments) == code
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", ["list", "due", "checkin", "export"])
def test_help_is_danish(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("Brug: makker plan")
    for english in ("Usage", "Options", "Arguments", "Show this", "default", "required"):
        assert english not in page

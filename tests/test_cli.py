"""The commands, as a shell calls them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import tasks
from assistant.cli import run


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the user's own notes or settings."""
    monkeypatch.setenv("MAKKER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MAKKER_CONFIG_DIR", str(tmp_path / "config"))
    for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(variable, raising=False)


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Gives the next command a standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_a_note_is_kept_listed_found_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["note", "Ros fra overlægen for samtalerne", "--dato", "2026-03-12"]) == 0
    assert "Gemt som note 1." in capsys.readouterr().out
    assert run(["list"]) == 0
    assert "2026-03-12  Ros fra overlægen for samtalerne" in capsys.readouterr().out
    assert run(["search", "samtale", "fra:2026-03"]) == 0
    assert "»samtalerne«" in capsys.readouterr().out
    assert run(["show", "1"]) == 0
    assert capsys.readouterr().out == "Ros fra overlægen for samtalerne\n"


def test_a_note_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "Første linje\nAnden linje på dansk\n".encode())
    assert run(["note", "-"]) == 0
    capsys.readouterr()
    run(["show", "1"])
    assert "Anden linje på dansk" in capsys.readouterr().out


def test_standard_input_that_is_not_utf_8_is_refused_and_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, b"bl\xe5b\xe6rgr\xf8d")
    assert run(["note", "-"]) == 1
    assert "Linje 1 i standardinput er ikke UTF-8." in capsys.readouterr().err
    run(["list"])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("query", ["C++", "50%", '"åben', "møde AND", "", "-", "#"])
def test_whatever_is_typed_is_a_search(query: str) -> None:
    assert run(["search", "--", query]) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nonsens"], "Der er ingen kommando, der hedder “nonsens”."),
        (["show"], "Der mangler NUMMER."),
        (["show", "tolv"], "det er ikke et helt tal"),
        (["list", "--nej"], "Tilvalget --nej findes ikke."),
        (["draft", "digt"], "“digt” er ikke en af"),
    ],
)
def test_wrong_usage_is_told_in_danish(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert told in capsys.readouterr().err


def test_failures_are_told_in_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "99"]) == 1
    assert "note 99" in capsys.readouterr().err
    assert run(["note", "  "]) == 1
    assert "ingen tekst" in capsys.readouterr().err
    assert run(["draft", "star", "findes-ikke.txt"]) == 1
    assert "findes ikke" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", ["note", "list", "search", "show", "draft", "check", "mask", "export", "restore"]
)
def test_help_is_danish(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("Brug: makker")
    for english in ("Usage", "Options", "Arguments", "Show this", "default", "required"):
        assert english not in page


def test_a_draft_of_a_file_is_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "Vi havde 12 fald i marts. Jeg lavede et tjekskema. Nu er vi nede på 3.", encoding="utf-8"
    )
    assert run(["draft", "star", str(note)]) == 0
    printed = capsys.readouterr()
    assert "## Handling" in printed.out
    assert "Jeg lavede et tjekskema." in printed.out
    assert "uden sprogmodel" in printed.err


def test_json_lines_are_answered_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"id": "a", "text": "Jeg lavede et skema."}, {"id": "b"}, {"id": "c", "text": "Det gik godt."}]
    type_in(monkeypatch, "\n".join(map(json.dumps, lines)).encode())
    assert run(["draft", "star", "--engine", "rules", "--jsonl"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert ["error" in answer for answer in answers] == [False, True, False]


def test_text_is_not_sent_anywhere_unasked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://model.example.com/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-prøve".replace("ø", "o"))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('model = "en-model"\n', encoding="utf-8")
    type_in(monkeypatch, b"Mette Hansen og jeg lavede et skema.")
    assert run(["draft", "star"]) == 1
    told = capsys.readouterr().err
    assert "ikke sendt noget" in told
    assert "model.example.com" in told
    assert "Mette" not in told


def test_the_program_itself_answers() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "--version"], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.startswith("makker ")


def test_every_task_of_the_registry_can_be_drafted(capsys: pytest.CaptureFixture[str]) -> None:
    run(["draft", "--help"])
    page = capsys.readouterr().out
    assert all(row.id in page for row in tasks.ROWS)


def test_a_choice_of_the_task_is_passed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "feedback.txt"
    text.write_text("Du er altid for sent på den til tavlemødet.", encoding="utf-8")
    assert run(["draft", "feedback", str(text), "--valg", "mode=soften", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["task"] == "feedback"
    assert run(["draft", "feedback", str(text), "--valg", "farve=rød"]) == 1
    assert "er ikke et valg" in capsys.readouterr().err


def test_control_sequences_of_a_file_never_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Jeg lavede et \x1b[31mrødt\x1b[0m skema \u202efor Mette\u202c.", encoding="utf-8")
    for command in (["draft", "star"], ["mask"]):
        assert run([*command, str(note)]) == 0
        printed = capsys.readouterr().out
        assert "skema" in printed
        assert not set(printed) & set("\x1b\u202e\u202c")


def test_a_draft_by_the_rules_opens_no_store(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Bo ringer til kommunen senest fredag.", encoding="utf-8")
    assert run(["draft", "minutes", str(file), "--engine", "rules"]) == 0
    assert not (tmp_path / "data").exists()

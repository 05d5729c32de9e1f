"""``makker log`` and ``makker doctor``, as a shell calls them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import run
from tests.endpoint import EndpointServer, serving

NOTE = "Vi havde for mange tryksår på 7B. Jeg lavede et vendeskema. I december var vi nede på 7,1 %."


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EndpointServer]:
    """A server that the environment names, and folders of the test's own."""
    monkeypatch.setenv("MAKKER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("MAKKER_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with serving() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        yield running


@pytest.fixture
def note(tmp_path: Path) -> str:
    """A file with a note."""
    file = tmp_path / "note.txt"
    file.write_text(NOTE, encoding="utf-8")
    return str(file)


def test_what_was_sent_is_listed_shown_and_deleted(
    server: EndpointServer, note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["draft", "star", note]) == 0
    assert run(["draft", "star", note]) == 0
    capsys.readouterr()
    assert run(["log", "list"]) == 0
    newest, oldest = capsys.readouterr().out.splitlines()
    assert newest.split()[0] == "2"
    assert f"prøvemodel på 127.0.0.1:{server.port} · star · 1600 ind, 120 ud" in oldest
    assert oldest.endswith("svar")
    assert run(["log"]) == 0
    assert capsys.readouterr().out.splitlines() == [newest, oldest]
    assert run(["log", "show", "1"]) == 0
    shown = capsys.readouterr().out
    assert "Teksterne er ikke gemt" in shown
    assert "vendeskema" not in shown
    assert run(["log", "delete", "1"]) == 0
    assert run(["log", "delete", "1"]) == 1
    assert "forespørgsel 1" in capsys.readouterr().err
    assert run(["log", "delete", "--alle", "--ja"]) == 0
    assert run(["log", "delete"]) == 1
    capsys.readouterr()
    assert run(["log", "list"]) == 0
    assert capsys.readouterr().out == ""


def test_texts_are_kept_only_where_the_user_says_so(
    server: EndpointServer, note: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert server.port
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("keep_request_texts = true\n", encoding="utf-8")
    assert run(["draft", "star", note]) == 0
    assert run(["log", "keep", "7"]) == 0
    capsys.readouterr()
    assert run(["log", "show", "1"]) == 0
    assert NOTE in capsys.readouterr().out
    assert "keep_request_days = 7" in (tmp_path / "config" / "settings.toml").read_text(encoding="utf-8")


def test_a_pause_is_told_on_the_shell(
    server: EndpointServer, note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.play("reset", "well")
    assert run(["draft", "star", note]) == 0
    assert "Forbindelsen blev lukket. Prøver igen om 1 s" in capsys.readouterr().err


def test_the_doctor_finds_a_sound_endpoint(
    server: EndpointServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.play("any_format_refused")
    assert run(["doctor"]) == 0
    table = capsys.readouterr().out
    assert "Sprogmodel        i orden" in table
    assert "prøvemodel er klar" in table
    assert "Skrevet på" in table
    assert "formen står kun i prompten" in table
    assert "tryksår" not in server.requests[0].text.split("[user]")[-1]


def test_the_doctor_tells_what_is_wrong(server: EndpointServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.stop_listening()
    assert run(["doctor"]) == 1
    table = capsys.readouterr().out
    assert "Sprogmodel        fejl" in table
    assert "Udkast            sprunget over" in table


def test_the_doctor_needs_no_model(
    server: EndpointServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL")
    assert run(["doctor"]) == 0
    assert "reglerne skriver" in capsys.readouterr().out
    assert server.requests == []

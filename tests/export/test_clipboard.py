"""Text to the clipboard: which way it goes, and what the user is told."""

from __future__ import annotations

import base64
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.export import clipboard
from assistant.export.clipboard import Way, copy, for_clipboard, native_copy, osc52, within

DISPLAY = {"DISPLAY": ":0"}
SSH = {"SSH_CONNECTION": "192.0.2.1 22"}


class Spy:
    """A native clipboard and a terminal that remember what they were given."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.native_texts: list[str] = []
        self.terminal_texts: list[str] = []

    def native(self, text: str, seconds: float) -> bool:
        self.native_texts.append(text)
        return self.works

    def terminal(self, text: str) -> None:
        self.terminal_texts.append(text)


@pytest.mark.parametrize(
    ("environment", "works", "way", "native", "terminal"),
    [
        (DISPLAY, True, Way.NATIVE, 1, 0),
        (DISPLAY, False, Way.TERMINAL, 1, 1),
        (SSH, True, Way.TERMINAL, 0, 1),
        (SSH | DISPLAY, True, Way.BOTH, 1, 1),
        (SSH | DISPLAY, False, Way.TERMINAL, 1, 1),
        (DISPLAY | {"TMUX": "/tmp/tmux"}, True, Way.BOTH, 1, 1),
    ],
)
def test_the_way_fits_the_place(
    environment: dict[str, str], works: bool, way: Way, native: int, terminal: int
) -> None:
    spy = Spy(works=works)
    copied = copy("ros", spy.terminal, environment=environment, native=spy.native)
    assert copied.way is way
    assert copied.sentence == way.value
    assert (len(spy.native_texts), len(spy.terminal_texts)) == (native, terminal)


def test_without_a_terminal_the_system_has_to_do() -> None:
    assert copy("ros", None, environment=SSH | DISPLAY, native=Spy().native).way is Way.NATIVE
    failed = copy("ros", None, environment=DISPLAY, native=Spy(works=False).native)
    assert failed.way is Way.NONE
    assert failed.hint


def test_a_terminal_that_is_gone_is_no_success() -> None:
    def gone(text: str) -> None:
        raise BrokenPipeError

    assert copy("ros", gone, environment=SSH, native=Spy().native).way is Way.NONE


def test_what_is_copied_steers_no_terminal() -> None:
    spy = Spy()
    copy("\x1b]52;c;aGVq\x07ros\r\nog \x1b[31mris\x00", spy.terminal, environment=SSH, native=spy.native)
    assert spy.terminal_texts == ["ros\nog ris"]
    assert for_clipboard("a\x9b\n\tb\u202e") == "a\n\tb"


def test_the_sequence_holds_the_text_in_base64() -> None:
    sequence = osc52("blåbær 😀\x07")
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert base64.b64decode(sequence[7:-1]).decode() == "blåbær 😀"


def test_what_a_terminal_may_not_take_is_said() -> None:
    spy = Spy()
    assert "lang" in copy("x" * 60_000, spy.terminal, environment=SSH, native=spy.native).hint
    assert (
        "set-clipboard"
        in copy("x", spy.terminal, environment=SSH | {"TMUX": "1"}, native=Spy(works=False).native).hint
    )
    assert copy("x", spy.terminal, environment=SSH, native=spy.native).hint == ""


def test_a_slow_clipboard_is_not_waited_for_and_not_asked_twice() -> None:
    release = threading.Event()
    begun: list[str] = []

    def first() -> bool:
        begun.append("første")
        return release.wait(10)

    def second() -> bool:
        begun.append("anden")
        return True

    assert not within(0.05, first)
    assert not within(0.05, second)
    assert begun == ["første"]
    release.set()
    assert within(5, lambda: True)


def test_many_at_once_all_get_their_answer() -> None:
    answers: list[bool] = []
    threads = [threading.Thread(target=lambda: answers.append(within(5, lambda: True))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 8


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="tools of Linux")


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a script of a clipboard tool's name first on the path; gives the file it may write to."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(clipboard, "_is_windows_beneath", lambda: False)
    monkeypatch.setenv("MAKKER_TEST_OUT", str(tmp_path / "ud"))

    def make(name: str, script: str) -> Path:
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
        return tmp_path / "ud"

    return make


@on_linux
def test_the_tool_of_the_display_gets_the_text(tool: Callable[[str, str], Path]) -> None:
    out = tool("wl-copy", 'cat > "$MAKKER_TEST_OUT"')
    native = native_copy({"WAYLAND_DISPLAY": "wayland-0"})
    assert native is not None
    assert native("blåbær\n", 5)
    assert out.read_text(encoding="utf-8") == "blåbær\n"


@on_linux
def test_a_tool_that_fails_or_hangs_has_not_copied(
    tool: Callable[[str, str], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    tool("xclip", "echo Error: Can\\'t open display >&2; exit 1")
    native = native_copy(DISPLAY)
    assert native is not None
    assert not native("ros", 5)
    tool("xclip", "exec sleep 30")
    assert not native("ros", 0.1)
    assert capfd.readouterr() == ("", "")


@on_linux
def test_a_server_has_no_clipboard(tool: Callable[[str, str], Path]) -> None:
    assert native_copy({}) is None


def test_the_systems_way_answers_within_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, WSL and macOS pyperclip does it; here it is only asked, and may well have nothing to copy to."""
    import pyperclip

    texts: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", texts.append)
    assert clipboard._by_pyperclip("ros", 5)
    assert texts == ["ros"]

    def refuse(text: str) -> None:
        raise pyperclip.PyperclipException("no")

    monkeypatch.setattr(pyperclip, "copy", refuse)
    assert not clipboard._by_pyperclip("ros", 5)

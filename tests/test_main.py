"""The door: what is loaded for what, and how the app starts and ends in a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.tui.crash import farewell, report, write_report

MAIN = "import sys; sys.argv[1:] = {arguments!r}; from assistant.__main__ import main; sys.exit(main())"
HEAVY = {
    "typer",
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "openai",
    "keyring",
    "langdetect",
    "numpy",
    "tiktoken",
    "alembic",
}


def environment(folder: Path) -> dict[str, str]:
    variables = {
        **os.environ,
        "MAKKER_DATA_DIR": str(folder),
        "MAKKER_CONFIG_DIR": str(folder),
        "TERM": "xterm-256color",
    }
    return {name: value for name, value in variables.items() if not name.startswith("OPENAI_")}


def test_a_command_loads_no_textual(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "from assistant.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('textual' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=environment(tmp_path),
    )
    assert done.stdout.endswith("False\n")


def test_a_broken_settings_file_is_told_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('\nengine = "gpt"\n', encoding="utf-8")
    code = MAIN.format(arguments=[])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment(tmp_path),
    )
    assert done.returncode == 1
    assert "Linje 2" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_fault_before_the_app_is_told_and_logged_without_its_words(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from assistant.__main__ import tell_and_log\n"
        "sys.excepthook = tell_and_log\n"
        "raise ValueError('Lene var ikke tilfreds')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment(tmp_path),
    )
    assert done.returncode == 1
    assert "makker måtte stoppe" in done.stderr
    log = (tmp_path / "makker.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "Lene" not in done.stderr + log


def test_the_report_holds_the_chain_but_no_words() -> None:
    def inner() -> None:
        raise KeyError("Fatima")

    try:
        try:
            inner()
        except KeyError as error:
            raise RuntimeError("Fatima igen") from error
    except RuntimeError as error:
        text = report(error)
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert "test_main.py" in text
    assert "Fatima" not in text
    assert str(Path(__file__).parent) not in text


def test_the_log_is_begun_again_when_it_has_grown_large(tmp_path: Path) -> None:
    log = tmp_path / "makker.log"
    log.write_text("x" * 300_000, encoding="utf-8")
    assert write_report(ValueError(), log)
    assert log.stat().st_size < 1000
    assert write_report(ValueError(), log)
    assert log.read_text(encoding="utf-8").count("ValueError") == 2


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = tmp_path / "file" / "makker.log"
    assert not write_report(ValueError(), log)
    assert "makker.log" not in farewell(log, written=False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
class TestInATerminal:
    """The app in a pseudo-terminal of its own."""

    def run_app(
        self, folder: Path, *arguments: str, mark: str, keys: bytes = b"\x11", signal: int = 0
    ) -> tuple[int, str]:
        """Starts the app, waits for a text, presses keys or sends a signal, and gives exit status and output."""
        import pty
        import select

        pid, screen = pty.fork()
        if pid == 0:
            code = MAIN.format(arguments=list(arguments))
            os.execve(sys.executable, [sys.executable, "-c", code], environment(folder))
        shown, sent, deadline = b"", False, time.monotonic() + 60
        try:
            while time.monotonic() < deadline:
                if select.select([screen], [], [], 0.1)[0]:
                    try:
                        shown += os.read(screen, 65536)
                    except OSError:
                        break
                if not sent and mark.encode() in shown:
                    sent = True
                    if signal:
                        os.kill(pid, signal)
                    else:
                        os.write(screen, keys)
        finally:
            if time.monotonic() >= deadline:
                os.kill(pid, 9)
            status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            os.close(screen)
        return status, shown.decode("utf-8", "replace")

    def test_a_new_user_is_welcomed_and_leaves_the_terminal_as_it_was(self, tmp_path: Path) -> None:
        status, shown = self.run_app(tmp_path, mark="Velkommen til makker")
        assert status == 0
        assert "\x1b[?1049l" in shown
        assert "Traceback" not in shown

    def test_the_examples_leave_nothing_behind(self, tmp_path: Path) -> None:
        status, shown = self.run_app(tmp_path, "--demo", mark="eksempler")
        assert status == 0
        assert "Traceback" not in shown
        assert not (tmp_path / "makker.db").exists()

    @pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
    def test_being_told_to_stop_it_gives_the_terminal_back(self, tmp_path: Path, name: str) -> None:
        import signal

        status, shown = self.run_app(tmp_path, mark="Velkommen til makker", signal=getattr(signal, name))
        assert status == 0
        assert "\x1b[?1049l" in shown

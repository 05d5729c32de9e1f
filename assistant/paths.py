"""Where makker keeps its files on this machine.

``MAKKER_DATA_DIR`` and ``MAKKER_CONFIG_DIR`` move the two folders, which tests, throw-away runs and portable
installations need.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

STORE_NAME = "makker.db"
SETTINGS_NAME = "settings.toml"
LOG_NAME = "makker.log"
UNFINISHED_NAME = "unfinished.json"


def data_dir() -> Path:
    """The folder of the store, its backups and the log file."""
    if moved := os.environ.get("MAKKER_DATA_DIR"):
        return Path(moved).expanduser()
    from platformdirs import user_data_path

    return user_data_path("makker", appauthor=False)


def config_dir() -> Path:
    """The folder of the settings and of the user's own prompts."""
    if moved := os.environ.get("MAKKER_CONFIG_DIR"):
        return Path(moved).expanduser()
    from platformdirs import user_config_path

    return user_config_path("makker", appauthor=False)


def settings_file() -> Path:
    """The file of the settings."""
    return config_dir() / SETTINGS_NAME


def user_prompts_dir() -> Path:
    """The folder in which a prompt of the same name wins over the packaged one."""
    return config_dir() / "prompts"


def replace_file(path: Path, text: str) -> None:
    """Writes a file beside the old one and puts it in its place in one step, readable by its owner alone.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise

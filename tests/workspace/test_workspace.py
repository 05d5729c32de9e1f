"""Opening the store, what a bad ending left, backups, and the example year."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError, StoreError
from assistant.workspace import faults as spoken_faults
from assistant.workspace.demo import demo_workspace
from assistant.workspace.workspace import Workspace
from store import faults


def test_the_examples_live_in_a_folder_that_is_gone_afterwards(tmp_path: Path) -> None:
    with demo_workspace(tmp_path / "settings.toml") as workspace:
        folder = workspace.folder
        assert len(workspace.journal.newest(100)) >= 40
    assert not folder.exists()


def test_a_backup_is_made_and_can_be_put_back(workspace: Workspace) -> None:
    workspace.journal.add("Første note")
    workspace.back_up()
    workspace.close()
    workspace.store_path.write_bytes(b"this is no database" * 100)
    again = Workspace(workspace.folder, workspace.settings_file)
    with pytest.raises(StoreError, match="beskadiget") as told:
        again.open()
    assert "makker restore" in told.value.hint
    backup, former = again.put_back_backup()
    assert backup.exists()
    assert former.read_bytes().startswith(b"this is no database")
    assert [line.title for line in again.journal.newest(5)] == ["Første note"]
    again.close()


def test_without_a_backup_nothing_is_put_back(workspace: Workspace) -> None:
    workspace.open()
    with pytest.raises(StoreError, match="ingen sikkerhedskopi"):
        workspace.put_back_backup()


def test_nothing_to_recover_is_nothing_to_tell(workspace: Workspace) -> None:
    workspace.open()
    assert workspace.recover() == ""


def test_the_rules_write_where_nothing_is_set_up(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(variable, raising=False)
    assert workspace.identity.engine == "rules"
    assert not workspace.identity.leaves_machine
    with pytest.raises(SettingsError, match="ikke sat en sprogmodel op"):
        Workspace(workspace.folder, _chat_without_address(workspace)).engine("chat")


def _chat_without_address(workspace: Workspace) -> Path:
    workspace.settings_file.write_text('engine = "rules"\n', encoding="utf-8")
    return workspace.settings_file


@pytest.mark.parametrize("key", ["OPENAI_API_KEY"])
def test_a_key_in_the_environment_lets_a_model_write_elsewhere(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv(key, "abc123")
    assert workspace.identity.host == "api.openai.com"
    assert workspace.identity.leaves_machine


@pytest.mark.parametrize(
    "fault",
    [
        faults.Missing("note", 7),
        faults.Stale(None),
        faults.TooNew("0009", "0001"),
        faults.Locked(),
        faults.Damaged(Path("makker.db"), None),
        faults.Damaged(Path("makker.db"), Path("backups/makker-2026-03-12.db")),
        faults.NotWritable(),
        faults.DiskFull(),
        faults.StoreFault("noget nyt"),
    ],
)
def test_every_fault_of_the_store_has_whole_danish_sentences(fault: faults.StoreFault) -> None:
    error = spoken_faults.as_error(fault)
    assert error.message.endswith(".")
    assert error.hint == "" or error.hint.endswith((".", "makker restore"))

"""Keys: where they lie, to whom they are shown, and that they never show themselves."""

from __future__ import annotations

import copy
import json
import os
import pickle
import stat
import threading
from pathlib import Path

import keyring
import keyring.errors
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from assistant.engines.chat import keys
from assistant.engines.chat.keys import Place, Secret
from assistant.errors import SettingsError

KEY = "sk-hemmelig-0123456789"
URL = "https://api.example.com/v1"
OTHER = "https://api.example.org/v1"
OPENAI = "https://api.openai.com/v1"


class MemoryKeyring(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("not found")
        del self.kept[service, username]


class PlaintextKeyring(MemoryKeyring):
    """Keeps keys where anybody can read them."""


class LockedKeyring(MemoryKeyring):
    """Cannot be unlocked."""

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(f"the bus is gone while {password} was sent")


class HangingKeyring(MemoryKeyring):
    """Waits for somebody to unlock it."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()
        self.reached = threading.Event()
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.reached.set()
        self.unlocked.wait()
        return None


def use(backend: KeyringBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    use(backend, monkeypatch)
    return backend


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    use(fail.Keyring(), monkeypatch)  # type: ignore[no-untyped-call]


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "keys.json"


def find(url: str, key_file: Path, **environ: str) -> tuple[str, Place] | None:
    found = keys.find(url, key_file, environ)
    return (found.secret.reveal(), found.place) if found else None


def test_a_secret_never_shows_itself() -> None:
    secret = Secret(f"  {KEY}\n")
    assert secret.reveal() == KEY
    for shown in (repr(secret), str(secret), f"{secret}", f"{[secret]}", repr(vars(type(secret)))):
        assert KEY not in shown
    for copied in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            copied(secret)


def test_secrets_compare_by_what_they_hold() -> None:
    assert Secret(KEY) == Secret(KEY)
    assert len({Secret(KEY), Secret(KEY), Secret(KEY + "x")}) == 2


@pytest.mark.parametrize("value", ["", "  ", "to ord", "linje\nskift", "blåbær", "nul\x00"])
def test_what_is_no_key(value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Secret(value)
    assert not value.strip() or value not in str(raised.value)


def test_a_key_lies_in_the_keyring_under_its_address(memory: MemoryKeyring, key_file: Path) -> None:
    assert keys.keep(f"{URL}/", Secret(KEY), key_file, allow_file=False) is Place.KEYRING
    assert memory.kept == {("makker", URL): KEY}
    assert find(URL, key_file) == (KEY, Place.KEYRING)
    assert find(OTHER, key_file) is None
    assert not key_file.exists()
    keys.forget(URL, key_file)
    assert find(URL, key_file) is None
    keys.forget(URL, key_file)


@pytest.mark.parametrize("backend", [null.Keyring, PlaintextKeyring, fail.Keyring])
def test_a_keyring_that_is_not_safe_is_never_used(
    backend: type[KeyringBackend], monkeypatch: pytest.MonkeyPatch, key_file: Path
) -> None:
    use(backend(), monkeypatch)
    assert not keys.has_safe_keyring()
    with pytest.raises(SettingsError, match="ikke gemt") as raised:
        keys.keep(URL, Secret(KEY), key_file, allow_file=False)
    assert KEY not in str(raised.value)
    assert not key_file.exists()


def test_a_third_partys_plain_file_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = type("Keyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})
    use(elsewhere(), monkeypatch)
    assert not keys.has_safe_keyring()


def test_the_safe_link_of_a_chain_is_used(monkeypatch: pytest.MonkeyPatch, key_file: Path) -> None:
    plain, safe = PlaintextKeyring(), MemoryKeyring()
    chain = chainer.ChainerBackend()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(type(chain), "backends", [plain, safe])
    use(chain, monkeypatch)
    assert keys.keep(URL, Secret(KEY), key_file, allow_file=False) is Place.KEYRING
    assert plain.kept == {}
    assert safe.kept == {("makker", URL): KEY}


def test_a_file_needs_consent(no_keyring: None, key_file: Path) -> None:
    assert keys.keep(URL, Secret(KEY), key_file, allow_file=True) is Place.FILE
    assert keys.keep(OTHER, Secret("sk-other"), key_file, allow_file=True) is Place.FILE
    assert json.loads(key_file.read_text(encoding="utf-8")) == {URL: KEY, OTHER: "sk-other"}
    assert find(URL, key_file) == (KEY, Place.FILE)
    assert list(key_file.parent.iterdir()) == [key_file]
    keys.forget(URL, key_file)
    assert find(URL, key_file) is None
    assert find(OTHER, key_file) == ("sk-other", Place.FILE)
    keys.forget(OTHER, key_file)
    assert not key_file.exists()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_the_file_is_readable_by_the_user_alone(no_keyring: None, key_file: Path) -> None:
    keys.keep(URL, Secret(KEY), key_file, allow_file=True)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    key_file.chmod(0o644)
    assert find(URL, key_file) == (KEY, Place.FILE)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_a_key_that_came_into_the_keyring_leaves_the_file(
    key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(fail.Keyring(), monkeypatch)  # type: ignore[no-untyped-call]
    keys.keep(URL, Secret(KEY), key_file, allow_file=True)
    use(MemoryKeyring(), monkeypatch)
    keys.keep(URL, Secret(KEY), key_file, allow_file=True)
    assert not key_file.exists()


def test_a_file_that_cannot_be_written(no_keyring: None, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SettingsError, match="kan ikke gemmes") as raised:
        keys.keep(URL, Secret(KEY), tmp_path / "config" / "keys.json", allow_file=True)
    assert raised.value.__context__ is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"https://api.example.com/v1": 7}'])
def test_a_broken_file_holds_no_keys(no_keyring: None, key_file: Path, content: str) -> None:
    key_file.parent.mkdir()
    key_file.write_text(content, encoding="utf-8")
    assert find(URL, key_file) is None


def test_a_keyring_that_fails_is_as_none(monkeypatch: pytest.MonkeyPatch, key_file: Path) -> None:
    use(LockedKeyring(), monkeypatch)
    assert find(URL, key_file) is None
    assert keys.keep(URL, Secret(KEY), key_file, allow_file=True) is Place.FILE


def test_a_keyring_that_hangs_is_given_up_and_left_alone_until_it_answers(
    monkeypatch: pytest.MonkeyPatch, key_file: Path
) -> None:
    backend = HangingKeyring()
    use(backend, monkeypatch)
    monkeypatch.setattr(keys, "KEYRING_SECONDS", 0.01)
    assert find(URL, key_file) is None
    assert backend.reached.wait(5)
    assert find(URL, key_file) is None
    assert backend.asked == 1
    backend.unlocked.set()
    keys._hanging[0].join()
    use(MemoryKeyring(), monkeypatch)
    monkeypatch.setattr(keys, "KEYRING_SECONDS", 2.0)
    keys.keep(URL, Secret(KEY), key_file, allow_file=False)
    assert find(URL, key_file) == (KEY, Place.KEYRING)


@pytest.mark.parametrize(
    ("url", "base_url", "shown"),
    [
        (OPENAI, "", True),
        (f"{OPENAI}/", "", True),
        (URL, "", False),
        (URL, URL, True),
        (OPENAI, URL, False),
        ("http://127.0.0.1:11434/v1", "", False),
        ("https://api.openai.com.evil.example/v1", "", False),
        ("http://api.openai.com/v1", "", False),
    ],
)
def test_the_key_of_the_environment_is_shown_to_its_own_address_alone(
    memory: MemoryKeyring, key_file: Path, url: str, base_url: str, shown: bool
) -> None:
    found = find(url, key_file, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=base_url)
    assert found == ((KEY, Place.ENVIRONMENT) if shown else None)

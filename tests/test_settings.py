"""The settings file: read strictly, written gently."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import SettingsError
from assistant.settings import OPENAI_URL, Settings, check_address, environment_key, is_loopback, load, save

MARKS = st.characters(exclude_categories=("Cs", "Cc"))


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_every_field_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    chosen = Settings(
        engine="chat",
        base_url="http://nas.hjem:8080/v1",
        model="qwen2.5:7b",
        theme="makker mørk",
        data_dir=tmp_path / "mine noter æøå",
        allowed_http_hosts=("nas.hjem",),
    )
    save(path, chosen)
    assert load(path) == chosen


@given(model=st.text(MARKS))
def test_any_name_of_a_model_survives(tmp_path_factory: pytest.TempPathFactory, model: str) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    save(path, Settings(model=model))
    assert load(path).model == model.strip()


def test_comments_order_and_unknown_keys_stay(tmp_path: Path) -> None:
    path = write(
        tmp_path / "settings.toml",
        '# mine\nmodel = "a"  # den lille\nlys = true\nengine = "rules"\n\n[andet]\nx = 1 # bliver\n',
    )
    settings = load(path)
    save(path, replace(settings, model="b", theme="makker lys"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# mine\nmodel = "b"  # den lille\nlys = true\nengine = "rules"\n')
    assert "[andet]\nx = 1 # bliver" in text
    assert text.index("theme") < text.index("[andet]")
    assert load(path).theme == "makker lys"


def test_a_choice_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save(path, Settings(engine="rules", data_dir=tmp_path))
    save(path, Settings())
    assert load(path) == Settings()


def test_unknown_keys_are_told_with_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "settings.toml", 'engine = "rules"\n\nmodle = "x"\n')
    (warning,) = load(path).warnings
    assert "Linje 3" in warning
    assert "modle" in warning


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('engine = "rules"\nengine = "chat"\n', 2, "TOML"),
        ("\n\nengine = rules\n", 3, "TOML"),
        ('engine = "rules', 1, "TOML"),
        ('# x\nengine = "gpt"\n', 2, "“gpt”"),
        ("model = 7\n", 1, "model"),
        ('\ntheme = "pink"\n', 2, "“pink”"),
        ('\n\nallowed_http_hosts = "nas"\n', 3, "allowed_http_hosts"),
        ('\n\nbase_url = "ftp://x"\n', 3, "base_url"),
        ('base_url = "http://nas.hjem/v1"\n', 1, "ukrypteret"),
        ('\ndata_dir = "noter"\n', 2, "hel sti"),
        ('data_dir = "~ingen-af-det-navn/noter"\n', 1, "Hjemmemappen"),
    ],
)
def test_a_broken_file_is_told_with_line_and_reason(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    path = write(tmp_path / "settings.toml", text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert f"Linje {line} " in caught.value.message
    assert reason in caught.value.message
    with pytest.raises(SettingsError):
        save(path, Settings())
    assert path.read_text(encoding="utf-8") == text


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes('# én\nmodel = "bl\xe5"\n'.encode("latin-1").replace(b"\xe9", "é".encode()))
    with pytest.raises(SettingsError, match=r"Linje 2 .*UTF-8"):
        load(path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'\xef\xbb\xbfmodel = "a"\r\n')
    assert load(path).model == "a"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_is_the_users_alone_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real = write(tmp_path / "dotfiles.toml", "")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    save(link, Settings(model="a"))
    assert link.is_symlink()
    assert load(real).model == "a"
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {"dotfiles.toml", "settings.toml"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    write(tmp_path / "file", "x")
    with pytest.raises(SettingsError) as caught:
        save(tmp_path / "file" / "settings.toml", Settings())
    assert "mappen er en fil" in caught.value.message


def test_auto_writes_with_a_model_only_when_one_is_set_up() -> None:
    assert not Settings().uses_chat({})
    assert Settings().uses_chat({"OPENAI_API_KEY": "sk-x"})
    assert Settings().uses_chat({"OPENAI_BASE_URL": "http://127.0.0.1:1/v1"})
    assert Settings(base_url="http://127.0.0.1:1/v1").uses_chat({})
    assert not Settings(engine="rules", base_url="http://127.0.0.1:1/v1").uses_chat({"OPENAI_API_KEY": "x"})
    assert Settings(engine="chat").uses_chat({})


def test_the_address_of_the_file_wins() -> None:
    environ = {"OPENAI_BASE_URL": "https://env.example/v1", "OPENAI_API_KEY": "k"}
    assert Settings(base_url="https://file.example/v1").address(environ) == "https://file.example/v1"
    assert Settings().address(environ) == "https://env.example/v1"
    assert Settings().address({"OPENAI_API_KEY": "k"}) == OPENAI_URL
    assert Settings(engine="chat").address({}) == OPENAI_URL
    assert Settings().address({}) == ""


def test_the_key_of_the_environment_is_shown_to_its_own_server_alone() -> None:
    assert environment_key(OPENAI_URL, {"OPENAI_API_KEY": "k"}) == "k"
    assert environment_key("https://other.example/v1", {"OPENAI_API_KEY": "k"}) == ""
    environ = {"OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "https://own.example/v1/"}
    assert environment_key("https://own.example/v1", environ) == "k"
    assert environment_key(OPENAI_URL, environ) == ""


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1", "[::1]"])
def test_this_machine_is_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "127.0.0.1.evil.example", "localhost.example", "10.0.0.1", "0.0.0.0", "2130706433"]
)
def test_other_machines_are_not_taken_for_this_one(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "address",
    [
        "api.openai.com/v1",
        "ftp://x/v1",
        "https://",
        "http://a b/",
        "http://[::1",
        "http://x:port/v1",
        "http://10.0.0.1/v1",
        "https://me:secret@x.example/v1",
    ],
)
def test_addresses_that_text_must_not_go_to_are_refused(address: str) -> None:
    with pytest.raises(SettingsError) as caught:
        check_address(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["", "https://api.openai.com/v1", "http://localhost:11434/v1", "http://[::1]:8080/v1"]
)
def test_sound_addresses_pass(address: str) -> None:
    check_address(address)


def test_a_trusted_host_may_be_spoken_to_without_encryption() -> None:
    check_address("http://nas.hjem:8080/v1", ("nas.hjem",))

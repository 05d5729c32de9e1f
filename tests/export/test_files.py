"""Files out: their names, and writing all or nothing."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ExportError
from assistant.export import files
from assistant.export.files import next_free_name, suggested_name, write_file
from tests.export.examples import HALF_YEAR, risky_text

# Kept by Windows for devices, from Microsoft's "Naming Files, Paths, and Namespaces".
DEVICES = [
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"),
]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Færre tryksår på 7B", "Færre tryksår på 7B.docx"),
        ("Mål: færre fald", "Mål - færre fald.docx"),
        ("Vagtplan 14:30/15:00", "Vagtplan 14-30-15-00.docx"),
        ('Hvad sagde "Lene"?', "Hvad sagde Lene.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("C:\\Windows", "C-Windows.docx"),
        ("~/.bashrc", "bashrc.docx"),
        ("-rf *", "rf.docx"),
        (" Ros \n fra Ali… ", "Ros fra Ali….docx"),
        ("Slut.", "Slut.docx"),
        ("", "Uden titel.docx"),
        ("???", "Uden titel.docx"),
        ("con", "_con.docx"),
        ("Aux.udstyr", "_Aux.udstyr.docx"),
        ("Con Amore", "Con Amore.docx"),
        ("a\u030arsplan", "årsplan.docx"),
        ("Tak 👩🏽‍⚕️ \u202eskjult\u200b", "Tak 👩🏽‍⚕️ skjult.docx"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert suggested_name(title, None, "docx") == name


def test_a_period_is_said_in_months() -> None:
    assert suggested_name("Mine præstationer", HALF_YEAR, ".md") == "Mine præstationer januar–juni 2026.md"
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert suggested_name("Året", year, "md") == "Året 2026.md"


def test_a_long_title_is_cut_at_a_word() -> None:
    name = suggested_name("Særdeles udførlig beskrivelse " * 20, HALF_YEAR, "docx")
    assert name.endswith(" januar–juni 2026.docx")
    assert "beskrivelse" in name
    assert all(
        word in ("Særdeles", "udførlig", "beskrivelse")
        for word in name.removesuffix(" januar–juni 2026.docx").split()
    )
    assert len(name.encode()) <= 120


def test_a_cut_never_parts_an_emoji_or_an_accent() -> None:
    nurse = "👩🏽‍⚕️"
    for lead in range(20):
        stem = suggested_name("x" * lead + nurse * 20, None, "md").removesuffix(".md")[lead:]
        assert stem[-1] not in "\u200d"
        assert (nurse * 20).startswith(stem)
        following = (nurse * 20)[len(stem)]
        assert following != "\u200d"
        assert unicodedata.category(following)[0] != "M"


@given(
    st.one_of(risky_text, st.sampled_from(DEVICES), st.text(max_size=400)), st.sampled_from([None, HALF_YEAR])
)
def test_any_title_gives_a_safe_name(title: str, period: tuple[date, date] | None) -> None:
    name = suggested_name(title, period, "docx")
    stem = name.removesuffix(".docx")
    assert stem
    assert stem == stem.strip(" .")
    assert not set(name) & set('/\\:*?"<>|\n\t')
    assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in name)
    assert name.split(".")[0].strip().upper() not in DEVICES
    assert len(name.encode("utf-8")) <= 120 + 1


@settings(deadline=None, max_examples=40)
@given(title=risky_text)
def test_any_name_can_be_written_and_found_again(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    folder = tmp_path_factory.mktemp("ud")
    path = write_file(folder / suggested_name(title, None, "md"), "x")
    assert [entry.name for entry in folder.iterdir()] == [path.name]


def test_the_next_free_name_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "Ros.docx"
    assert next_free_name(path) == path
    path.touch()
    assert next_free_name(path).name == "Ros (2).docx"
    (tmp_path / "Ros (2).docx").touch()
    assert next_free_name(path).name == "Ros (3).docx"
    assert next_free_name(tmp_path / "Ros (2).docx").name == "Ros (3).docx"


def test_the_next_free_name_is_never_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("å" * 125 + ".docx")
    path.touch()
    free = next_free_name(path)
    assert free.name.endswith("å (2).docx")
    free.touch()


def test_a_file_is_written_as_utf8_with_plain_newlines(tmp_path: Path) -> None:
    path = write_file(tmp_path / "Ærø.md", "blåbærgrød 😀\n")
    assert path.read_bytes() == "blåbærgrød 😀\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Ros.md"
    path.write_text("før", encoding="utf-8")
    with pytest.raises(ExportError) as caught:
        write_file(path, "efter")
    assert "“Ros.md”" in caught.value.message
    assert path.read_text(encoding="utf-8") == "før"
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_is_replaced_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "Ros.md"
    path.write_text("før, og meget længere", encoding="utf-8")
    path.chmod(0o640)
    assert write_file(path, "efter", replace=True) == path
    assert path.read_text(encoding="utf-8") == "efter"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]
    assert write_file(tmp_path / "Ny.md", "x", replace=True).read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_written_through_only_when_asked(tmp_path: Path) -> None:
    target, link = tmp_path / "mål.md", tmp_path / "genvej.md"
    link.symlink_to(target)
    with pytest.raises(ExportError):
        write_file(link, "x")
    assert not target.exists()
    write_file(link, "x", replace=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"x"


def test_a_name_taken_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Ros.md"
    fsync = os.fsync

    def somebody_else_is_quicker(handle: int) -> None:
        path.write_text("den andens", encoding="utf-8")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", somebody_else_is_quicker)
    with pytest.raises(ExportError, match="allerede"):
        write_file(path, "min")
    assert path.read_text(encoding="utf-8") == "den andens"
    assert list(tmp_path.iterdir()) == [path]


def test_where_links_are_unknown_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _failing(errno.EPERM))
    path = write_file(tmp_path / "Ros.md", "x")
    assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(ExportError, match="allerede"):
        write_file(path, "y")
    monkeypatch.setattr(Path, "replace", _failing(errno.EIO))
    with pytest.raises(ExportError, match="EIO"):
        write_file(tmp_path / "Ris.md", "y")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "Disken er fuld"),
        (errno.EDQUOT, "Disken er fuld"),
        (errno.EROFS, "ikke lov til at skrive"),
        (errno.EIO, "kunne ikke gemmes"),
    ],
)
@pytest.mark.parametrize("replace", [False, True])
def test_a_failing_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, replace: bool
) -> None:
    path = tmp_path / "Ros.md"
    if replace:
        path.write_text("før", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", _failing(code))
    with pytest.raises(ExportError) as caught:
        write_file(path, "efter", replace=replace)
    assert words in caught.value.message
    assert "Teksten ligger stadig i makker." in caught.value.message
    assert caught.value.hint
    assert [entry.read_text(encoding="utf-8") for entry in tmp_path.iterdir()] == (["før"] if replace else [])


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may write anywhere"
)
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ExportError, match="ikke lov"):
            write_file(tmp_path / "Ros.md", "x")
    finally:
        tmp_path.chmod(0o700)


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    for path, words in {
        tmp_path / "væk" / "Ros.md": "findes ikke",
        tmp_path: "er en mappe",
        tmp_path / ("x" * 300): "for langt",
        tmp_path / "a\x00b": "kan ikke bruges",
        Path("~ukendt-person/Ros.md"): "kan ikke bruges",
    }.items():
        with pytest.raises(ExportError, match=words):
            write_file(path, "x")
    if os.name == "posix":
        with pytest.raises(ExportError, match="er ikke en mappe"):
            write_file(tmp_path / "fil" / "Ros.md", "x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["fil"]


def test_the_home_folder_may_be_written_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert write_file(Path("~/Ros.md"), "x") == tmp_path / "Ros.md"


def test_documents_go_home_where_there_is_no_folder_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Dokumenter"))
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert files.default_folder() == tmp_path
        (tmp_path / "Dokumenter").mkdir()
        assert files.default_folder() == tmp_path / "Dokumenter"
    assert files.default_folder().is_dir()


def _failing(code: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail

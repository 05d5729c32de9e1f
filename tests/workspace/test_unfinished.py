"""What stands in a form that is not stored yet is kept, whatever it is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import StoreError
from assistant.workspace.unfinished import Unfinished

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


def unfinished(folder: Path) -> Unfinished:
    return Unfinished(folder / "data" / "unfinished.json")


@given(values=st.dictionaries(WORDS, WORDS))
def test_what_was_put_is_read_by_the_next_start(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    unfinished(folder).put("meeting:0", values)
    assert unfinished(folder).read("meeting:0") == values


def test_each_form_is_kept_by_itself_and_the_file_goes_with_the_last(tmp_path: Path) -> None:
    kept = unfinished(tmp_path)
    kept.put("meeting:0", {"title": "MUS"})
    kept.put("meeting:7", {"title": "1:1"})
    kept.forget("meeting:0")
    assert kept.read("meeting:0") == {}
    assert kept.read("meeting:7") == {"title": "1:1"}
    kept.forget("meeting:7")
    kept.forget("meeting:7")
    assert not list((tmp_path / "data").iterdir())


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX")
def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    unfinished(tmp_path).put("meeting:0", {"title": "MUS"})
    assert stat.S_IMODE((tmp_path / "data" / "unfinished.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b'{"meeting:0": 3}', b'{"meeting:0": {"title": 3}}', b"\xff\xfe", b"[" * 100_000],
)
def test_a_broken_file_is_no_form(tmp_path: Path, broken: bytes) -> None:
    kept = unfinished(tmp_path)
    kept.put("meeting:0", {"title": "MUS"})
    (tmp_path / "data" / "unfinished.json").write_bytes(broken)
    assert kept.read("meeting:0") == {}
    kept.put("meeting:0", {"title": "PUS"})
    assert kept.read("meeting:0") == {"title": "PUS"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("en fil, hvor mappen skulle være", encoding="utf-8")
    with pytest.raises(StoreError, match="kan ikke gemmes"):
        unfinished(tmp_path).put("meeting:0", {"title": "MUS"})

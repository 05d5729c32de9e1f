"""Exchange files that cannot be used: each is told in one sentence, and nothing is changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.workspace.workspace import Workspace


def exchange_fields(**meeting: object) -> dict[str, object]:
    base = {"uid": "m" * 8, "kind": "MUS", "held": "2026-03-04"}
    return {"format": "makker-exchange", "version": 1, "meeting": {**base, **meeting}}


def _file(**meeting: object) -> bytes:
    return json.dumps(exchange_fields(**meeting)).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "er tom"),
        (b"{", "i stykker"),
        (b"\xff\xfe\x00", "i stykker"),
        ('{"format": "makker-exchange"}'.encode("utf-16"), "i stykker"),
        (b'{"format": "makker-exchange", "version": NaN}', "i stykker"),
        (b'{"format": "makker-exchange", "version": 1' + b"0" * 5000 + b"}", "i stykker"),
        (b"[" * 100_000, "i stykker"),
        (b"[1]", "ikke en aftalefil"),
        (b"PK\x03\x04\xff", "ikke en aftalefil"),
        ("Kære Jonas".encode(), "ikke en aftalefil"),
        (b'{"format": "noget andet"}', "ikke en aftalefil"),
        (b'{"format": "makker-exchange", "version": 99}', "nyere udgave"),
        (b'{"format": "makker-exchange", "version": 1, "meeting": {"uid": "12345678"}}', "mangler noget"),
        (b'{"format": "makker-exchange", "version": true, "meeting": {}}', "mangler noget"),
        (_file(held=20260304), "mangler noget"),
        (_file(held="9999-12-31"), "mangler noget"),
        (_file(held="4. marts"), "mangler noget"),
        (_file(uid="kort\r\nATTENDEE:x"), "mangler noget"),
        (_file(agreements="ingen"), "mangler noget"),
        (_file(agreements=[{"uid": "a" * 8, "what": 7}]), "mangler noget"),
        (_file(agreements=[{"uid": "a" * 8, "what": "x", "state": "måske"}]), "mangler noget"),
        (_file(agreements=[{"uid": "a" * 8, "what": "x"}] * 2), "samme mærke"),
        (_file(title="x" * 20_001), "mangler noget"),
        (_file(points=["x"] * 1001), "mangler noget"),
        (b'{"format": "makker-exchange", "version": 1, "meeting": "\\ud800"}', "mangler noget"),
        (b" " * 5_000_001, "for stor"),
    ],
    ids=range(26),
)
def test_files_that_cannot_be_used_change_nothing(
    workspace: Workspace, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "b.makker"
    path.write_bytes(content)
    for use in (workspace.meetings.look_in, workspace.meetings.take_in):
        with pytest.raises(InputError, match=words) as caught:
            use(path)
        assert caught.value.message.endswith("Der er ikke ændret noget hos dig.")
    assert workspace.meetings.lines() == []


def test_what_is_no_file_is_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kan ikke læses"):
        workspace.meetings.take_in(tmp_path / "findes-ikke.makker")
    with pytest.raises(InputError, match="er en mappe"):
        workspace.meetings.look_in(tmp_path)
    with pytest.raises(InputError, match="kan ikke læses"):
        workspace.meetings.look_in(Path("a\0b"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(
        st.sampled_from(
            ["uid", "kind", "title", "held", "people", "points", "decisions", "agreements", "also"]
        ),
        VALUES,
    )
)
def test_whatever_a_file_holds_is_told_in_words(
    workspace: Workspace, tmp_path: Path, fields: dict[str, object]
) -> None:
    path = tmp_path / "h.makker"
    path.write_text(json.dumps(exchange_fields(**fields)), encoding="utf-8", errors="surrogatepass")
    told = "Der er ikke ændret noget"
    try:
        workspace.meetings.take_in(path)
    except InputError as error:
        told = error.message
    assert "ikke ændret noget" in told


def test_hostile_texts_come_in_as_words(workspace: Workspace, tmp_path: Path) -> None:
    fields = exchange_fields(
        title="\u202eMUS\n[bold]",
        kind="fest",
        people=[{"name": "Jonas\nLene", "role": "\x1b[2J"}, {"name": " \u202e "}],
        decisions=["\x00Fire", " "],
        agreements=[
            {
                "uid": "a" * 8,
                "what": "[red]Søger\x07 {0} %s",
                "owner": "\u2066Jonas",
                "remark": "ok\x1b]0;x\x07",
            },
            {"uid": "b" * 8, "what": "\u202e\n"},
        ],
        ukendt={"ny": "nøgle"},
    )
    path = tmp_path / "x.makker"
    path.write_text("\ufeff" + json.dumps(fields), encoding="utf-8")
    meeting = workspace.meetings.take_in(path).meeting
    assert (meeting.kind, meeting.title) == ("andet", "MUS [bold]")
    assert [(one.name, one.role) for one in meeting.people] == [("Jonas Lene", "")]
    assert [one.text for one in meeting.decisions] == ["Fire"]
    assert [(one.what, one.owner, one.remark) for one in meeting.agreements] == [
        ("[red]Søger {0} %s", "Jonas", "ok")
    ]

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from store.database import Store
from store.faults import Missing, Stale
from store.records import DraftRecord, DraftSourceRecord, NewVersion
from tests.store.support import DAY, Clock

VERSION = NewVersion(
    document='{"title":"Færre tryksår"}',
    findings='[{"kind":"figure"}]',
    states={"situation": "open"},
    instruction="kortere",
    engine="chat",
    model="lille",
    host="127.0.0.1:11434",
    prompt_id="star",
    prompt_version="3",
    prompt_hash="abc",
    prompt_tokens=812,
    reply_tokens=340,
    seconds=2.5,
    own_words=0.96,
    raw='{"title": …}',
    finished=True,
)


def _source(note_id: int | None, text: str = "tekst #ros", day: date = DAY) -> DraftSourceRecord:
    return DraftSourceRecord(note_id, text, day, "da")


def _draft(
    store: Store, note_id: int | None = None, day: date = DAY, title: str = "Færre tryksår"
) -> DraftRecord:
    return store.drafts.add("star", title, [_source(note_id, day=day)], VERSION)


def _edit(store: Store, draft: DraftRecord, document: str) -> DraftRecord:
    return store.drafts.edit(
        draft.id,
        row_version=draft.version,
        document=document,
        findings="[]",
        states={"situation": "approved"},
        title="Ny titel",
        own_words=0.5,
    )


def test_a_draft_comes_back_as_it_was_written(store: Store, clock: Clock) -> None:
    note = store.notes.add("tekst #ros", DAY)
    sources = [_source(note.id), _source(None, "fra en fil #mål", date(2026, 1, 5))]
    draft = store.drafts.add("star", "Færre tryksår", sources, VERSION)
    assert store.drafts.get(draft.id) == draft
    assert draft.sources == tuple(sources)
    assert (draft.period_start, draft.period_end, draft.tags) == (date(2026, 1, 5), DAY, ("ros", "mål"))
    assert (draft.task, draft.state, draft.version, draft.version_numbers) == ("star", "open", 1, (1,))
    assert draft.created_at == draft.current.created_at == clock()
    assert {name: getattr(draft.current, name) for name in vars(VERSION)} == vars(VERSION)
    assert store.notes.get(note.id).draft_count == 1


def test_a_draft_needs_a_source(store: Store) -> None:
    with pytest.raises(ValueError, match="empty"):
        store.drafts.add("star", "x", [], VERSION)


def test_versions_stay_and_can_be_taken_back(store: Store) -> None:
    draft = _draft(store)
    second = store.drafts.add_version(
        draft.id, NewVersion(document="to", finished=False), row_version=1, title="Anden"
    )
    assert (second.current.number, second.current.document, second.title) == (2, "to", "Anden")
    assert second.version_numbers == (1, 2)
    assert store.drafts.version(draft.id, 1) == draft.current
    first = store.drafts.use_version(draft.id, 1, row_version=second.version)
    assert first.current == draft.current
    third = store.drafts.add_version(draft.id, NewVersion(document="tre"), row_version=first.version)
    assert third.current.number == 3
    with pytest.raises(Missing):
        store.drafts.use_version(draft.id, 9, row_version=third.version)
    with pytest.raises(Missing):
        store.drafts.version(draft.id, 9)


def test_what_the_engine_wrote_is_kept_when_it_is_edited(store: Store, clock: Clock) -> None:
    draft = _draft(store)
    clock.forward(1)
    edited = _edit(store, draft, '{"title":"Færre tryksår!"}')
    assert (edited.current.document, edited.title, edited.current.own_words) == (
        '{"title":"Færre tryksår!"}',
        "Ny titel",
        0.5,
    )
    assert edited.current.states == {"situation": "approved"}
    [kept] = store.drafts.edits(draft.id)
    assert (kept.document, kept.title, kept.number) == (VERSION.document, "Færre tryksår", 1)
    assert (kept.findings, kept.states, kept.own_words) == (VERSION.findings, VERSION.states, 0.96)


def test_edits_are_folded_as_revisions_are(store: Store, clock: Clock) -> None:
    draft, document = _draft(store), VERSION.document
    for _ in range(20):
        clock.forward(20)
        document += "x"
        draft = _edit(store, draft, document)
    assert [len(edit.document) - len(VERSION.document) for edit in store.drafts.edits(draft.id)] == [15, 0]
    _edit(store, draft, "{}")
    assert store.drafts.edits(draft.id)[0].document == document


def test_approving_a_part_is_no_edit(store: Store) -> None:
    draft = _draft(store)
    edited = _edit(store, draft, VERSION.document)
    assert edited.current.states == {"situation": "approved"}
    assert store.drafts.edits(draft.id) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda store, id: store.drafts.add_version(id, VERSION, row_version=1),
        lambda store, id: store.drafts.use_version(id, 1, row_version=1),
        lambda store, id: store.drafts.set_state(id, "approved", row_version=1),
        lambda store, id: store.drafts.set_tags(id, ["a"], row_version=1),
        lambda store, id: store.drafts.add_source(id, _source(None), row_version=1),
        lambda store, id: store.drafts.replace_sources(id, [_source(None)], row_version=1),
        lambda store, id: store.drafts.edit(
            id, row_version=1, document="", findings="", states={}, title="", own_words=0.0
        ),
    ],
)
def test_a_stale_change_changes_nothing(store: Store, change: Callable[[Store, int], DraftRecord]) -> None:
    draft = _draft(store)
    approved = store.drafts.set_tags(draft.id, ["først"], row_version=1)
    with pytest.raises(Stale) as raised:
        change(store, draft.id)
    assert raised.value.current == approved
    assert store.drafts.get(draft.id) == approved
    with pytest.raises(Missing):
        change(store, 99)


def test_states_are_counted_and_shown(store: Store) -> None:
    note = store.notes.add("tekst", DAY)
    first, second, third = (_draft(store, note.id) for _ in range(3))
    assert store.notes.page("2026-03", 0, 1)[0].achieved is False
    approved = store.drafts.set_state(first.id, "approved", row_version=1)
    store.drafts.set_state(second.id, "discarded", row_version=1)
    assert store.drafts.counts() == {"open": 1, "approved": 1, "discarded": 1}
    assert store.notes.get(note.id).draft_count == 2
    assert store.notes.page("2026-03", 0, 1)[0].achieved is True
    assert [line.id for line in store.drafts.lines(state="open")] == [third.id]
    store.drafts.set_state(first.id, "open", row_version=approved.version)
    assert store.notes.page("2026-03", 0, 1)[0].achieved is False
    with pytest.raises(ValueError, match="godkendt"):
        store.drafts.set_state(first.id, "godkendt", row_version=3)


def test_lines_are_sorted_by_period_and_filtered(store: Store) -> None:
    note = store.notes.add("tekst", DAY)
    _draft(store, day=date(2026, 2, 1), title="feb")
    _draft(store, note.id, day=date(2026, 5, 1), title="maj")
    other = store.drafts.add(
        "goals", "mål", [_source(None, "uden")], NewVersion(document="{}", finished=False)
    )
    tagged = store.drafts.set_tags(other.id, ["#Ømme-Tæer", "ros", "#ROS"], row_version=1)
    assert tagged.tags == ("ømme-tæer", "ros")
    assert [line.title for line in store.drafts.lines()] == ["maj", "mål", "feb"]
    assert [line.title for line in store.drafts.lines(limit=1, offset=1)] == ["mål"]
    assert [line.title for line in store.drafts.lines(task="goals")] == ["mål"]
    assert [line.title for line in store.drafts.lines(tag="#Ømme-tæer")] == ["mål"]
    assert [line.title for line in store.drafts.lines(state="open", tag="ros", task="star")] == ["maj", "feb"]
    assert [line.title for line in store.drafts.lines(note_id=note.id)] == ["maj"]
    assert [line.finished for line in store.drafts.lines()] == [True, False, True]
    assert store.drafts.lines()[1].tags == ("ømme-tæer", "ros")


def test_sources_can_be_added_and_replaced(store: Store) -> None:
    note = store.notes.add("svar #svar", DAY)
    draft = _draft(store)
    more = store.drafts.add_source(draft.id, _source(note.id, "svar #svar", date(2026, 6, 1)), row_version=1)
    assert [source.text for source in more.sources] == ["tekst #ros", "svar #svar"]
    assert (more.period_start, more.period_end, more.tags) == (DAY, date(2026, 6, 1), ("ros", "svar"))
    untagged = store.drafts.set_tags(draft.id, [], row_version=more.version)
    replaced = store.drafts.replace_sources(
        draft.id, [_source(note.id, "andet #svar #nyt", date(2026, 4, 1))], row_version=untagged.version
    )
    assert [source.text for source in replaced.sources] == ["andet #svar #nyt"]
    assert (replaced.period_start, replaced.period_end) == (date(2026, 4, 1), date(2026, 4, 1))
    assert replaced.tags == ("nyt",)


def test_a_draft_outlives_its_note(store: Store) -> None:
    note = store.notes.add("tekst", DAY)
    draft = _draft(store, note.id)
    store.notes.discard(note.id)
    store.notes.delete_forever(note.id)
    [source] = store.drafts.get(draft.id).sources
    assert (source.note_id, source.text) == (None, "tekst #ros")
    late = _draft(store, note.id)
    assert late.sources[0].note_id is None


def test_only_discarded_drafts_are_deleted(store: Store) -> None:
    draft = _draft(store)
    with pytest.raises(Missing):
        store.drafts.delete_forever(draft.id)
    store.drafts.set_state(draft.id, "discarded", row_version=1)
    store.drafts.delete_forever(draft.id)
    with pytest.raises(Missing):
        store.drafts.get(draft.id)
    with pytest.raises(Missing):
        store.drafts.edits(draft.id)
    assert store._sessions.rows("SELECT count(*) FROM draft_version")[0][0] == 0


def test_control_characters_do_not_reach_a_draft(store: Store) -> None:
    dirty = NewVersion(document='{"title":"a\\u001b[31mb"}', raw="x\x1b[2Jy")
    draft = store.drafts.add("star", "titel\x07", [_source(None, "k\x1b[31milde")], dirty)
    assert (draft.title, draft.sources[0].text, draft.current.raw) == ("titel", "kilde", "xy")

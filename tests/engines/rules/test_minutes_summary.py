"""A talk that was written down becomes short topics under what it comes back to; notes of usual length stay whole."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant import tasks
from assistant.danish.classify.minutes_reading import read
from assistant.engines.base import Job, Source
from assistant.engines.rules.engine import write_document
from assistant.engines.rules.minutes_summary import MOST_TOLD, Loose, titled, told
from assistant.tasks.minutes import Minutes

DAY = date(2026, 3, 12)
PEOPLE = "Birgitte\nSigne\nTorben\nFatima\nAnh"
TALK = """Birgitte: Velkommen, der er kaffe på bordet i dag.
Torben: Budgettet for første kvartal er brugt op.
Fatima: Det rammer aftenåbningen om tirsdagen.
Birgitte: Sidste år så vi på aftenåbningen for sig.
Torben: Fint.
Signe: Der står 23 børn på venteliste hos os nu.
Torben: Gæstenettet er kommunens, og det har det været længe.
Anh: Kommunen svarer ikke på mails fra os.
Torben: Tak.
Fatima: Folk kom hen til skranken, da nettet var væk.
Signe: Skranken havde kø på 20 minutter i torsdags.
Torben: Det var, fordi selvbetjeningen var nede hele dagen.
Anh: Selvbetjeningen har fået nye rulleborde i år.
Fatima: Haha.
Signe: Strikkeklubben var her i går aftes.
Torben: Regnen stod ned hele ugen sidste uge.
Birgitte: Solen kom frem i går over middag.
Signe: Cyklerne holdt ude foran hele natten.
"""


def topics(text: str) -> dict[str, str]:
    job = Job(tasks.load("minutes"), (Source("1", text, DAY, "da"),), DAY, options={"participants": PEOPLE})
    document, _ = write_document(job)
    assert isinstance(document, Minutes)
    assert all(quote in text for topic in document.topics for quote in topic.quotes)
    return {topic.title: topic.summary for topic in document.topics}


def test_a_talk_is_parted_by_what_it_comes_back_to_and_small_talk_is_left_out() -> None:
    found = topics(TALK)
    assert {"Aftenåbningen", "Kommunen", "Skranken", "Selvbetjeningen"} <= set(found)
    assert "Sidste år så vi på aftenåbningen" in found["Aftenåbningen"]
    whole = " ".join(found.values())
    assert "23 børn" in whole
    assert not any(word in whole for word in ("Haha", "Tak.", "Fint."))


def test_of_an_hour_only_what_tells_most_of_each_topic_stands() -> None:
    hour = "\n".join(TALK.replace("20", str(number)) for number in range(20, 30))
    assert max(summary.count(".") for summary in topics(hour).values()) <= 2 * MOST_TOLD


def test_notes_of_usual_length_stay_whole() -> None:
    found = topics("MUS med Signe\nStemningen var god. Fint. Skranken havde kø. Skranken er lav.")
    assert found == {"Samtalen": "Stemningen var god. Fint. Skranken havde kø. Skranken er lav."}


@given(st.lists(st.text(max_size=60), max_size=30), st.integers(1, 6))
def test_any_words_can_be_titled_and_told_in_order(texts: list[str], most: int) -> None:
    notes = read("\n".join(texts), ["Bo"])
    loose = [Loose(piece, notes.words(piece)) for piece in notes.pieces]
    assert len(titled(notes, loose)) == len(loose)
    numbers = told(loose, most)
    assert numbers == sorted(set(numbers))
    assert len(numbers) == min(most, len(loose))

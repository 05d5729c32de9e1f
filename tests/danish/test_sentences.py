"""Where sentences and clauses of hurried Danish notes begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish.sentences import Span, clauses, split


def texts(note: str) -> list[str]:
    return [span.of(note) for span in split(note)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Det gik godt. Vi nåede det.", ["Det gik godt.", "Vi nåede det."]),
        (
            "Vi brugte ca. 20 min. på det. Så var det slut.",
            ["Vi brugte ca. 20 min. på det.", "Så var det slut."],
        ),
        ("Mødet er kl. 14.30 d. 1. marts. Husk kage!", ["Mødet er kl. 14.30 d. 1. marts.", "Husk kage!"]),
        ("Svind på 12,5 pct. i 3. kvartal.", ["Svind på 12,5 pct. i 3. kvartal."]),
        ("Vi fik 1.250 kr. Det rakte.", ["Vi fik 1.250 kr.", "Det rakte."]),
        ("Det var bl.a. f.eks. m.fl. og osv. som sagt", ["Det var bl.a. f.eks. m.fl. og osv. som sagt"]),
        ("Undervist i 5.b og 7.a hele ugen", ["Undervist i 5.b og 7.a hele ugen"]),
        ("Afleveret d. 24. Screenet i går.", ["Afleveret d. 24.", "Screenet i går."]),
        ("Ryddede op hver 3. uge", ["Ryddede op hver 3. uge"]),
        ("Ingen fald?! Jo, to… Vi talte om det.", ["Ingen fald?!", "Jo, to…", "Vi talte om det."]),
        ("ikke helt sikker... men det går", ["ikke helt sikker... men det går"]),
        ('"Kan du ikke?" spurgte hun.', ['"Kan du ikke?" spurgte hun.']),
        ("Det blev færdigt.Vi tog hjem.", ["Det blev færdigt.", "Vi tog hjem."]),
        (
            "Skriv til ida@example.dk. Se www.example.dk/a.html nu.",
            ["Skriv til ida@example.dk.", "Se www.example.dk/a.html nu."],
        ),
        ("Godt gået 😊 Vi fejrede det.", ["Godt gået 😊", "Vi fejrede det."]),
        ("Det gik! :-) Så tog vi hjem", ["Det gik! :-)", "Så tog vi hjem"]),
        (
            "gik i gang tirsdag. lavede et skema. det virkede",
            ["gik i gang tirsdag.", "lavede et skema.", "det virkede"],
        ),
    ],
)
def test_sentences_end_where_a_reader_sees_it(note: str, expected: list[str]) -> None:
    assert texts(note) == expected


def test_a_line_break_ends_and_list_marks_belong_to_no_sentence() -> None:
    note = "login fejlede\n- rettet, testet\n* ude kl 14.10\n\n1) ros fra Bo\n[ ] canary"
    assert texts(note) == ["login fejlede", "rettet, testet", "ude kl 14.10", "ros fra Bo", "canary"]


def test_a_counted_list_loses_its_numbers_but_an_ordinal_stays() -> None:
    assert texts("1. ringede til alle\n2. skrev det ned") == ["ringede til alle", "skrev det ned"]
    assert texts("3. klasse fik nye borde\nde er glade") == ["3. klasse fik nye borde", "de er glade"]


def test_lines_wrapped_at_a_fixed_width_are_read_on() -> None:
    note = (
        "Efteråret på afdelingen har været hårdt, og vi har haft for\n"
        "mange tryksår. Jeg lavede et vendeskema og underviste på fire\n"
        "konferencer, så alle vidste, hvad de skulle gøre."
    )
    assert [" ".join(text.split()) for text in texts(note)] == [
        "Efteråret på afdelingen har været hårdt, og vi har haft for mange tryksår.",
        "Jeg lavede et vendeskema og underviste på fire konferencer, så alle vidste, hvad de skulle gøre.",
    ]


@pytest.mark.parametrize("note", ["", "   \n\t ", "\n\n\r\n"])
def test_nothing_has_no_sentences(note: str) -> None:
    assert split(note) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Vi lavede et skema, og nu er der ro på gangen.",
            ["Vi lavede et skema,", "og nu er der ro på gangen."],
        ),
        ("Jeg ringede til ham og bad om hjælp.", ["Jeg ringede til ham og bad om hjælp."]),
        (
            "Han var syg hele ugen, så jeg tog hans vagter.",
            ["Han var syg hele ugen,", "så jeg tog hans vagter."],
        ),
        (
            "Vi går ud med tre ad gangen, hvilket har givet mere ro.",
            ["Vi går ud med tre ad gangen,", "hvilket har givet mere ro."],
        ),
        ("Pær, æbler og bananer til alle", ["Pær, æbler og bananer til alle"]),
    ],
)
def test_a_sentence_is_split_where_both_sides_have_subject_and_verb(
    sentence: str, expected: list[str]
) -> None:
    found = clauses(sentence, Span(0, len(sentence)))
    assert [span.of(sentence) for span in found] == expected


@given(st.text(alphabet=st.sampled_from('abæøå ABÆØÅ.,!?…\n-1 290:)("»😊\u2028[]*')))
def test_spans_are_ordered_trimmed_and_hold_every_word(note: str) -> None:
    spans = split(note)
    kept = [False] * len(note)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(note)
        assert span.of(note) == span.of(note).strip()
        kept[span.start : span.end] = [True] * (span.end - span.start)
        end = span.end
        pieces = clauses(note, span)
        assert pieces[0].start == span.start
        assert pieces[-1].end == span.end
    for index, character in enumerate(note):
        if not kept[index] and character.isalpha():
            assert note[index + 1 : index + 2] == ")", "only the letter of a list mark may be left out"


def test_two_hundred_thousand_words_are_split_in_linear_time() -> None:
    def seconds(words: int) -> float:
        note = "vi gik ca. 5 min. i dag. " * (words // 7)
        best = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            split(note)
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds(200_000) < 60 * max(seconds(20_000), 1e-3)


def test_one_endless_line_without_marks_is_one_sentence() -> None:
    note = "ord " * 200_000
    assert len(split(note)) == 1

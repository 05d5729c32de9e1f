"""Notes about one matter stay together, others part: pairs of many trades."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.drafting.matters import group
from assistant.engines.base import Source
from assistant.workspace.examples import notes

DAY = date(2026, 3, 12)

TOGETHER = [
    ("Tryksår på 7B, fire i september.", "Vendeskemaet virker, ét tryksår i december."),
    ("Begyndte på ny vagtplan med fast weekendrul.", "Vagtplanen er rullet ud, tre bytninger mod elleve før."),
    ("Migreringen af faktureringen er gået i stå igen.", "Faktureringen er migreret i nat uden nedetid."),
    ("Fik ansvar for reolplanen i kolonial.", "Ny reolplan i kolonial er oppe, salget af pasta steg 9 %."),
    ("Elever i 5.b kan ikke brøker.", "Brøkforløbet er slut, 22 af 25 i 5.b klarede prøven."),
    ("Truckerne holder stille pga. batterier.", "Nye batterier i truckerne, ingen stop i uge 14."),
    ("Forældre klager over garderoben på rød stue.", "Garderoben på rød stue er delt i to, det er roligt nu."),
    ("Kontrakten med rengøringsfirmaet udløber til maj.", "Rengøringen genforhandlet, kontrakten er 80.000 billigere."),
    ("Sagsbunken på byggesager er 96.", "Byggesager nede på 31 i bunken."),
    ("#kassefejl Der manglede 400 kr. igen i dag.", "To uger uden differencer nu. #kassefejl"),
]  # fmt: skip

APART = [
    ("Tryksår på 7B, fire i september.", "Julefrokosten blev flyttet til januar."),
    ("Ny vagtplan med fast weekendrul.", "Holdt oplæg om hygiejne for de nye elever."),
    ("Migreringen af faktureringen er gået i stå igen.", "Oplærte Jonas i kodegennemgang."),
    ("Reolplanen i kolonial er oppe.", "Tyveri ved kasse 3 i dag, politiet kom."),
    ("Brøkforløbet i 5.b er slut.", "Svær samtale med en far på gangen."),
    ("Nye batterier i truckerne.", "Optællingen i zone B gik i nul."),
    ("Garderoben på rød stue er delt i to.", "Fik ros af tilsynet for vores madordning."),
    ("Rengøringen er genforhandlet.", "Ny telefonmenu, ventetiden er halveret."),
    ("Byggesager nede på 31 i bunken.", "Kursus i konflikthåndtering hos kommunen."),
    ("Mette og jeg ryddede op i arkivet.", "Mette og jeg holdt introdag for vikarerne."),
    ("Travl uge. #resultat Lagde 40 kvm fliser om.", "#resultat Fik truckkort i fredags."),
]  # fmt: skip


def sources(*texts: str) -> list[Source]:
    return [Source(str(place), text, DAY + timedelta(days=place)) for place, text in enumerate(texts)]


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_one_matter_stays_together(first: str, second: str) -> None:
    assert len(group(sources(first, second))) == 1


@pytest.mark.parametrize(("first", "second"), APART)
def test_different_matters_part(first: str, second: str) -> None:
    assert len(group(sources(first, second))) == 2


def test_every_source_is_in_one_group_and_order_stays() -> None:
    given = sources(*(text for pair in (*TOGETHER, *APART) for text in pair))
    groups = group(given)
    assert (
        sorted((source for members in groups for source in members), key=lambda source: int(source.id))
        == given
    )
    assert all(list(members) == sorted(members, key=lambda source: int(source.id)) for members in groups)


def test_the_matters_of_the_example_year_are_mostly_found() -> None:
    year = [note for note in notes(date(2026, 11, 25)) if note.matter]
    given = [Source(str(place), note.text, note.written) for place, note in enumerate(year)]
    groups = group(given)
    matters = [{year[int(source.id)].matter for source in members} for members in groups]
    assert all(len(matter) == 1 for matter in matters)
    assert len(groups) <= 2 * len({note.matter for note in year})


def test_one_source_and_empty_sources() -> None:
    assert group([]) == []
    assert len(group(sources("Tryksår."))) == 1
    assert len(group(sources("", "😀"))) == 2

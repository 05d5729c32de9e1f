"""What a draft adds to its notes is found, and what it only says otherwise is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.grounding import check, supported_derivations


def found(draft: str, *sources: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.text) for finding in check(draft, sources)]


NOTE = (
    "Flyttede overleveringen til kl. 14.15 d. 3/2, fordi natholdet kom for sent. 12 ud af 16 var med. "
    "Birgit skriver planen, Omar ringer til vikarbureauet. Vi sparer ca. 20 min om dagen. Måske fortsætter vi efter påske."
)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        # the same value, written otherwise
        ("Svindet er 15 pct.", "Svindet er femten procent."),
        ("Svindet er 15 %.", "Svindet ligger på 15 pct."),
        ("1.250 mapper scannet", "Der er scannet 1250 mapper."),
        ("3,4 mio. kr. på kontoen", "Der står 3.400.000 kr. på kontoen."),
        ("Det tog 1½ time.", "Det tog halvanden time."),
        ("Prøves i 14 dage.", "Det prøves i to uger."),
        ("Pris 0,42 kr pr stk", "Prisen er 42 øre pr. stk."),
        ("Køen tog 15 min.", "Køen tog et kvarter."),
        ("ca. 40 kom", "Omkring 40 kom."),
        ("Startede d. 1/3.", "Starten var den 1. marts."),
        ("Ned kl. 14.30", "Systemet gik ned halv tre."),
        ("møde kl 7.45", "Mødet er kvart i otte."),
        ("Fristen er udgangen af Q2 2026", "Fristen er den 30. juni 2026."),
        ("3/11-2025: Nadia skriver i morgen", "Nadia skriver tirsdag den 4. november."),
        ("fald i uge 14 og 15", "I uge 14-15 var der fald."),
        # what follows
        ("Fra 20 til 15 klager.", "Antallet af klager faldt med 25 %."),
        ("Fra 20 til 15 klager.", "Der er fem færre klager."),
        ("8 før, nu 6", "Det er en fjerdedel færre end før."),
        ("120 i marts, 60 i maj", "Antallet er halveret."),
        ("18 af 24 svarede", "Tre ud af fire svarede."),
        ("3 i januar, 5 i februar, 2 i marts", "I alt ti i første kvartal."),
        ("Åbent kl. 9.00, lukket kl. 10.30", "Der var åbent i halvanden time."),
        ("35 deltagere a 200 kr", "Rammen er 7.000 kr."),
        ("6,1 % i 2023, 5,3 % i 2024", "Det faldt 0,8 procentpoint."),
        # names and words in other forms
        ("Aftalt med mette fra løn", "Det er aftalt med Mette fra løn."),
        ("Fatimas plan", "Fatima har en plan."),
        ("fys og ergo var med", "Fysioterapeuten og ergoterapeuten deltog."),
        ("Chefen sagde det var rigtig godt tænkt.", "Min chef roste det."),
        ("Lederen sagde ja", "Lederen har godkendt det."),
        ("Forsinket pga. manglende spær", "Det er forsinket, fordi der mangler spær."),
        ("Vi overvejer at flytte lageret", "Det overvejes at flytte lageret."),
        ("Måske er det pumpen", "Det er muligvis pumpen."),
        ("Linje 2 står stille, ikke løst endnu", "Linje 2 står stille, og det er endnu ikke løst."),
    ],
)
def test_what_is_only_said_otherwise_is_left_alone(source: str, draft: str) -> None:
    assert found(draft, source) == []


@pytest.mark.parametrize(
    ("kind", "text", "source", "draft"),
    [
        ("figure", "120 timer", "Buildet tog 40 min, nu 11.", "Det sparer 120 timer."),
        ("figure", "20 %", "Fra 80 til 60 sager.", "Bunken er blevet 20 % mindre."),
        ("figure", "seks gange", "Ringede nogle gange til dem.", "Jeg ringede seks gange til dem."),
        ("unit", "45 timer", "Stod stille i 45 min.", "Den stod stille i 45 timer."),
        ("unit", "0,8 procent", "6,1 % i 2023, 5,3 % i 2024", "Det faldt med 0,8 procent."),
        ("unit", "om året", "Vi sparer 2.300 kr pr. måned", "Vi sparer 2.300 kr. om året."),
        ("sign", "steg fra 2,4 til 3,1", "CTR faldt fra 3,1 til 2,4 %", "CTR steg fra 2,4 til 3,1 %."),
        ("sign", "senere", "Lukkede perioden to dage tidligere end sidst", "Perioden blev lukket to dage senere end sidst."),
        ("sign", "inkl", "Pris 96.000 ekskl. moms", "Prisen er 96.000 kr. inkl. moms."),
        ("date", "den 15. maj", "Skriver planen inden 1/5.", "Planen skrives senest den 15. maj."),
        ("date", "tirsdag", "Møde torsdag kl. 9 med Trine.", "Mødet med Trine er tirsdag kl. 9."),
        ("date", "hver torsdag", "Hjælper til hver anden torsdag.", "Jeg hjælper til hver torsdag."),
        ("date", "kl. 15.30", "Mødes kl. 14.30", "Vi mødes kl. 15.30."),
        ("name", "Jonas", "Hanne og jeg viste billeder.", "Hanne, Jonas og jeg viste billeder."),
        ("name", "Sørensen", "Mette overtager det.", "Mette Sørensen overtager det."),
        ("organisation", "Nordprøv A/S", "Leverandøren sender papirer.", "Leverandøren Nordprøv A/S sender papirer."),
        ("organisation", "Microsoft", "Flyttede til ny platform.", "Jeg flyttede til en ny platform fra Microsoft."),
        ("organisation", "Ungdommens Røde Kors", "Møde med skolen.", "Der var møde med skolen og Ungdommens Røde Kors."),
        ("role", "Souschef", "Leder Zeynep ved det.", "Souschef Zeynep ved det."),
        ("role", "Ole godkender budgettet", "Birgit skal godkende budgettet. Ole får en kopi.", "Ole godkender budgettet."),
        ("role", "Jeg ledede", "Var med i gruppen der lavede mappen.", "Jeg ledede gruppen, der lavede mappen."),
        ("agency", "jeg", "Vi rykkede frokosten og pauserne.", "Pauserne og frokosten rykkede jeg."),
        ("certainty", "Præcis 60", "omkring 60 gæster", "Præcis 60 gæster kom."),
        ("certainty", "Mere end 200", "ca. 200 kom", "Mere end 200 kom."),
        ("certainty", "Alle", "Nogle kolleger syntes om planen", "Alle kolleger syntes om planen."),
        ("certainty", "er løst", "Fejlen på linje 2 driller stadig.", "Fejlen på linje 2 er løst."),
        ("claim", "fordi chefen krævede en hurtigere proces", "Klager faldt fra 9 til 5.", "Klager faldt fra 9 til 5, fordi chefen krævede en hurtigere proces."),
        ("claim", "»det er genialt«", "Kunden sagde tak.", "Kunden sagde tak og »det er genialt«."),
    ],
)  # fmt: skip
def test_what_is_added_is_found(kind: str, text: str, source: str, draft: str) -> None:
    assert (kind, text) in found(draft, source)


@pytest.mark.parametrize(
    "claim",
    [
        "Det har øget patientsikkerheden markant.",
        "Medarbejderne er blevet mere motiverede.",
        "Det har skabt ro i afdelingen.",
        "Kunderne er meget tilfredse.",
        "Jeg fik ros af ledelsen.",
        "Det har styrket kommunikationen mellem vagterne.",
        "Ordningen gøres permanent.",
        "Stemningen er blevet bedre.",
        "Fejlene er reduceret.",
    ],
)
def test_effects_that_no_note_tells_of_are_found(claim: str) -> None:
    note = "Flyttede vagtmødet til kl. 14.15. Aftalt med Sanne, Kim skriver det i planen."
    assert found(f"Jeg flyttede vagtmødet til kl. 14.15. {claim}", note)


@pytest.mark.parametrize(
    ("text", "source", "draft"),
    [
        ("Lægen bestilte", "Jeg bestilte en pude til Ellen.", "Lægen bestilte en pude til Ellen."),
        ("halveret", "Reklamationer: 14 i Q1, 9 i Q2", "Antallet af reklamationer er halveret."),
        ("under", "Vi er 45.000 over på vikarer", "Vi er 45.000 kr. under på vikarer."),
        ("besluttet", "Per vil have salatbar. Ingen beslutning.", "Det er besluttet at få en salatbar."),
        ("bevilget", "Har søgt kommunen om midler til legepladsen, svar i juni.", "Kommunen har bevilget midler til legepladsen."),
        ("40", "Der var vist 40 til stede", "Der var 40 til stede."),
        ("tre", "2 livreddere syge", "Tre livreddere var syge."),
        ("fra SharePoint til Dropbox", "Flyttede fra Dropbox til SharePoint", "Jeg flyttede filerne fra SharePoint til Dropbox."),
    ],
)  # fmt: skip
def test_what_is_turned_round_or_gone_further_is_found(text: str, source: str, draft: str) -> None:
    assert any(text.lower() in stretch.lower() for _, stretch in found(draft, source))


def test_doubt_that_is_dropped_is_found() -> None:
    (finding,) = check(
        "Vi ansætter en elev til august.", ["Måske ansætter vi en elev til august, hvis chefen siger ja."]
    )
    assert finding.kind == "certainty"
    assert finding.message == 'Noten er ikke så sikker, der står "Måske"'


def test_messages_tell_what_the_note_has() -> None:
    (finding,) = check("Jeg gik runde hver tirsdag.", ["gik selv runde hver onsdag"])
    assert finding.message == '"hver tirsdag" står ikke i noten, der står "hver onsdag"'
    (finding,) = check("Det faldt 12 %.", ["Det faldt.", "Og så steg det."])
    assert finding.message == '"12 %" står ikke i noterne'


def test_places_are_places_in_the_draft() -> None:
    draft = "Vi var 14.\nHanne, Jonas og jeg viste billeder i 45 timer."
    for finding in check(draft, ["14 kom. Hanne og jeg viste billeder i 45 min."]):
        assert draft[finding.start : finding.end] == finding.text


def test_a_derived_figure_is_no_finding_but_marked() -> None:
    draft, note = "Antallet af klager faldt med 25 %.", "Fra 20 til 15 klager."
    assert check(draft, [note]) == []
    (derivation,) = supported_derivations(draft, [note])
    assert derivation.text == "25 %"
    assert derivation.message == "beregnet: fra 20 til 15"
    assert supported_derivations("Der var 15 klager.", [note]) == []


def test_the_day_of_a_note_gives_its_words_a_date() -> None:
    note, draft = "Nadia sender den i morgen.", "Nadia sender den 4. november."
    assert check(draft, [note], [date(2025, 11, 3)]) == []
    assert [finding.kind for finding in check(draft, [note])] == ["date"]


def test_figures_of_several_notes_are_reckoned_together() -> None:
    assert found("I alt 12.060 emner.", "Natholdet lavede 5.940 emner.", "Dagholdet lavede 6.120.") == []


@pytest.mark.parametrize("draft", ["", "   ", "Situation:\n", "🙂", "[mangler: hvad blev resultatet?]"])
def test_nothing_said_is_nothing_wrong(draft: str) -> None:
    assert check(draft, [NOTE]) == []
    assert check(draft, []) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        # a line of notes ends without the full stop that a draft gives it
        ("jeg burde ringe til Bo\nnogen burde også se på gulvet en dag\nHanne bestiller lak", "Nogen burde også se på gulvet en dag."),
        ("der er for meget støj i 20 stuer\nvi mangler 20 tjek i at nå målet", "Vi mangler 20 tjek i at nå målet."),
        ("Palle ville ønske vi havde gps\nRasmus og Ingrid ville ønske ferie, vi havde travlt", "Palle ville ønske vi havde gps."),
        ("møde 14.10\nvar syg d. 14.10. og kom igen", "Var syg d. 14.10. og kom igen."),
    ],
)  # fmt: skip
def test_the_notes_own_lines_are_no_findings(source: str, draft: str) -> None:
    assert found(draft, source) == []


TALK = (
    "Hanne: hvem tager den?\nBo: det gør jeg nok. Jeg bestiller ny lak til hallen inden fredag.\n"
    "Ali (leder): jeg skriver til kommunen om tilskuddet.\n10.15 Mette: jeg ringer til tømreren."
)


@pytest.mark.parametrize(
    "draft",
    [
        "Bo bestiller ny lak til hallen inden fredag.",
        "Ali skriver til kommunen om tilskuddet.",
        "Mette ringer til tømreren.",
    ],
)
def test_what_a_speaker_says_of_himself_is_his(draft: str) -> None:
    assert found(draft, TALK) == []


@pytest.mark.parametrize(
    "draft", ["Hanne bestiller ny lak til hallen inden fredag.", "Bo skriver til kommunen om tilskuddet."]
)
def test_what_one_speaker_says_is_not_anothers(draft: str) -> None:
    assert [kind for kind, _ in found(draft, TALK)] == ["role"]


HOUR = "\n".join(
    f"{('Bo', 'Ali', 'Mette')[number % 3]}: i uge {number % 50 + 1} brugte vi {number} timer på sag {number}, og det var fredag."
    for number in range(300)
)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("17 timer", "Tømreren brugte 17 timer på skuret."),
        ("fredag", "Tømreren bygger skuret færdigt på fredag."),
    ],
)
def test_in_a_long_talk_what_stands_elsewhere_bears_nothing_out(text: str, draft: str) -> None:
    middle = len(HOUR) // 2
    at = HOUR.index("\n", middle) + 1
    turn = "Hanne: tømreren brugte ni timer på skuret, han bygger det færdigt på torsdag.\n"
    quiet = "Ali: nå ja, og kaffen er kold igen.\n" * 8
    talk = f"{HOUR[:at]}{quiet}{turn}{quiet}{HOUR[at:]}"
    [finding] = check(draft, [talk])
    assert finding.text == text
    assert "et andet sted i noten" in finding.message
    assert check("Tømreren brugte ni timer på skuret.", [talk]) == []
    assert check("Tømreren brugte ni timer på skuret, siger Mette.", [talk]) == []


def test_a_draft_of_two_places_of_a_long_talk_is_borne_out_by_both() -> None:
    talk = f"Hanne: skuret kostede 4.320 kr. i alt.\n{HOUR}\nAli: porten koster 7.150 kr. og kommer i maj."
    assert check("Skuret kostede 4.320 kr. Porten koster 7.150 kr. og kommer i maj.", [talk]) == []
    assert [one.text for one in check("Porten koster 4.320 kr. og kommer i maj.", [talk])] == ["4.320 kr."]


@pytest.mark.parametrize(
    ("text", "source", "draft"),
    [
        ("5 timer", "Vi bruger 25 timer om ugen på det.", "5 timer om ugen på det."),
        ("Vi køber ny lak", "Vi venter. Jeg tror, vi køber ny lak til hallen i maj.", "Vi køber ny lak til hallen i maj."),
        ("Det har mest været mig", "Det har mest været mig i år, tror jeg nok.", "Det har mest været mig i år."),
    ],
)  # fmt: skip
def test_words_cut_out_of_a_doubt_or_a_figure_are_not_the_notes_own(
    text: str, source: str, draft: str
) -> None:
    assert any(text in stretch for _, stretch in found(draft, source))


SAID = st.lists(
    st.sampled_from(
        [
            "Flyttede overleveringen til kl. 14.15 d. 3/2.", "12 ud af 16 var med, knap 75 %.", "Birgit skriver planen inden fredag.",
            "Omar ringer til vikarbureauet i Kolding.", "Vi sparer ca. 20 min om dagen.", "Måske fortsætter vi efter påske.",
            "Jeg var med i gruppen, Lone ledede den.", "Chefen roste os.", "Svindet faldt fra 3,1 til 2,4 %.", "Ikke løst endnu.",
            "Leder Zeynep har ikke godkendt det.", "»Fedt arbejde«, sagde kunden.", "Er det mon pumpen?", "Ny måling i uge 20.",
        ]
    ),
    max_size=8,
)  # fmt: skip


@settings(deadline=None)
@given(SAID, st.sampled_from([" ", "\n", "\n\n"]))
def test_a_note_bears_itself_out(sentences: list[str], joint: str) -> None:
    note = joint.join(sentences)
    assert check(note, [note]) == []


@settings(deadline=None)
@given(SAID.filter(bool), st.randoms())
def test_the_order_of_sentences_adds_nothing(sentences: list[str], random: object) -> None:
    assert check(" ".join(sorted(sentences)), [" ".join(sentences)]) == []


@settings(deadline=None)
@given(st.text(max_size=150), st.lists(st.text(max_size=150), max_size=3))
def test_any_text_is_checked_without_fault(draft: str, sources: list[str]) -> None:
    end = 0
    for finding in check(draft, sources):
        assert draft[finding.start : finding.end] == finding.text
        assert finding.start >= end
        end = finding.end


@settings(deadline=None)
@given(st.integers(1000, 99_999))
def test_a_figure_out_of_the_air_is_found(figure: int) -> None:
    draft = f"Vi fik {figure} henvendelser."
    assert [
        finding.kind for finding in check(draft, ["Vi fik en del henvendelser efter mødet med Fatima."])
    ] in (["figure"], ["date"])


def test_a_bare_deadline_claims_nothing_that_a_draft_of_a_plan_could_doubt() -> None:
    notes = "Signe skriver udkast til plan for læseklubben senest fredag. Birgitte undersøger prisen."
    assert check("senest fredag", [notes]) == []

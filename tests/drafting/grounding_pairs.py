"""Notes and drafts of them that were written before the guards that they measure: half say the same in other words, half
give a deed to the wrong person, a figure to the wrong holder, or a wrong day."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """A note and a draft of it.

    Attributes:
        source: the note.
        draft: what was made of it.
        wrong: the stretches of the draft that the note does not hold; none where the draft is right.
    """

    source: str
    draft: str
    wrong: tuple[str, ...] = ()


CLEAN = (
    Pair(
        "Torben ringede til leverandøren om de forkerte skruer. Aisha pakkede ordren om samme dag. 14 kasser sendt retur.",
        "Leverandøren blev kontaktet af Torben om de forkerte skruer, og samme dag ompakkede Aisha ordren. I alt 14 kasser gik retur.",
    ),
    Pair(
        "Hanne lærer Yusuf op i kassen, 3 timer om dagen i uge 22. Kasse 1 var 200 kr i minus, kasse 2 50 kr i plus.",
        "I uge 22 bliver Yusuf oplært i kassen af Hanne tre timer dagligt. Kasse 1 manglede 200 kr., mens kasse 2 havde 50 kr. for meget.",
    ),
    Pair(
        "Jeg holdt mus med Line. Hun vil gerne på lederkursus, pris 18.000. Svend dækker hendes vagter imens.",
        "Line ønsker at komme på lederkursus, som koster 18.000 kr. Imens tager Svend hendes vagter.",
    ),
    Pair(
        "Vi målte støj i hal A: 82 dB, hal B: 76 dB. Grænsen er 85. Ida bestiller høreværn til alle i hal A.",
        "Støjen lå på 82 dB i hal A og 76 dB i hal B, altså under grænsen på 85. Ida sørger for høreværn til medarbejderne i hal A.",
    ),
    Pair(
        "Lukas havde 31 salg i april og Merle 24. Merle steg med 6. Jeg roste dem begge på fredagsmødet.",
        "I april solgte Lukas 31 gange, og Merle nåede 24, hvilket er seks flere end før. På fredagsmødet fik begge ros af mig.",
    ),
    Pair(
        "Kaja foreslog at vi deler rapporten i to. Jeg skrev første del, hun anden. Chefen var glad for den.",
        "Efter forslag fra Kaja blev rapporten delt i to: Jeg stod for den første del, og Kaja for den anden. Chefen var tilfreds.",
    ),
    Pair(
        "Niels' team har 12 åbne sager, Farahs team 7. Vi flytter 2 fra Niels til Farah på mandag.",
        "På mandag overtager Farahs team to sager fra Niels, hvis team har 12 åbne mod Farahs 7.",
    ),
    Pair(
        "Beboer på stue 4 faldt kl 6.20. Nattevagten (Pernille) fandt hende. Jeg ringede til lægen og datteren.",
        "Klokken 6.20 faldt beboeren på stue 4, og hun blev fundet af nattevagten Pernille. Lægen og datteren blev ringet op af mig.",
    ),
    Pair(
        "Kurset flyttes fra 3/9 til 10/9. Tilmelding senest 27/8 til Gorm. Max 20 pladser, 13 er tilmeldt.",
        "Kurset, der skulle have været holdt den 3. september, bliver nu den 10. Man melder sig til hos Gorm senest den 27. august; der er syv pladser tilbage.",
    ),
    Pair(
        "Ordrebeholdning: Kolding 45, Viborg 38, Skive 12. Skive mistede en stor kunde i marts. Tine tager en snak med dem.",
        "Kolding har 45 ordrer og Viborg 38, mens Skive er nede på 12 efter tabet af en stor kunde i marts. Tine taler med Skive.",
    ),
    Pair(
        "Egon sagde at pumpen skal renses hver 14. dag. Vi har gjort det hver måned. Jeg lægger det i kalenderen.",
        "Ifølge Egon bør pumpen renses hver anden uge og ikke kun månedligt som hidtil. Det sætter jeg i kalenderen.",
    ),
    Pair(
        "Samira og jeg ryddede lageret lørdag. Hun fandt tre manglende maskiner bag reolen. Værdi ca. 9.000 kr.",
        "Om lørdagen ryddede vi lageret, Samira og jeg. Bag reolen dukkede tre maskiner op, som Samira fandt, til en værdi af omkring 9.000 kr.",
    ),
    Pair(
        "Dag 1: 40 prøver, 3 fejl. Dag 2: 55 prøver, 1 fejl. Sanne skiftede pipetten mellem dagene.",
        "Efter at pipetten var skiftet af Sanne, faldt antallet af fejl fra tre på dag 1 til én på dag 2, hvor der blev taget 55 prøver.",
    ),
    Pair(
        "Tilsynet kom uanmeldt onsdag. De så på medicinskab og håndhygiejne. En anmærkning: manglende dato på salve. Ester har rettet det.",
        "Ved det uanmeldte tilsyn om onsdagen blev medicinskab og håndhygiejne set efter. Der var en enkelt anmærkning om en salve uden dato, og det har Ester bragt i orden.",
    ),
    Pair(
        "Kunden ringede og var sur over ventetid, 3 uger i stedet for 1. Henning tog samtalen og gav 10 % rabat.",
        "En kunde klagede over, at ventetiden blev tre uger mod lovet én. Samtalen blev klaret af Henning, som gav kunden 10 % i rabat.",
    ),
    Pair(
        "Teamet brugte 120 timer på migreringen, Jonas 50 af dem. Jeg skrev testene. Gik i luften 4. maj uden fejl.",
        "Migreringen kostede teamet 120 timer, heraf 50 fra Jonas, og testene blev skrevet af mig. Den 4. maj gik løsningen fejlfrit i luften.",
    ),
    Pair(
        "Aftale m. Rikke: hun afleverer udkast 15/3, Mads læser korrektur inden 22/3, tryk 1/4.",
        "Rikke afleverer et udkast den 15. marts, hvorefter Mads har til den 22. marts til at læse korrektur, så det kan trykkes den 1. april.",
    ),
    Pair(
        "Bilen til Odense kørte for sent pga. punktering. Chauffør Bent skiftede selv hjulet. 40 min forsinket, kunden fik besked af Ulla.",
        "En punktering gjorde bilen til Odense 40 minutter forsinket. Bent, der var chauffør, skiftede selv hjulet, mens Ulla gav kunden besked.",
    ),
    Pair(
        "8.b: 4 elever under middel i brøker, 8.a: 2. Klasserne får ekstra time tirsdag. Jeg tager 8.b, Birthe 8.a.",
        "Fire elever i 8.b og to i 8.a ligger under middel i brøker. Om tirsdagen er der en ekstra time, hvor Birthe underviser 8.a, og jeg har 8.b.",
    ),
    Pair(
        "Strøm: 4.200 kWh i januar, 3.900 i februar. Vi slukkede ventilation om natten fra 1/2. Karsten holder øje.",
        "Siden den 1. februar har ventilationen været slukket om natten, og forbruget gik fra 4.200 til 3.900 kWh. Karsten følger det.",
    ),
    Pair(
        "Amalie er stoppet pr 1. juni. Hendes 5 kunder: 3 til Oskar, 2 til mig. Nøgler afleveret til Vibeke.",
        "Amalie fratrådte den 1. juni. Oskar har overtaget tre af hendes fem kunder, jeg de sidste to, og Vibeke har modtaget nøglerne.",
    ),
    Pair(
        "Møde m. kommunen tirsdag. Vi bad om fliser i gården. De sender svar inden 3 uger. Lone er tovholder.",
        "På tirsdagens møde med kommunen blev der bedt om fliser i gården, og svaret ventes inden for tre uger. Tovholder er Lone.",
    ),
    Pair(
        "Opskriften ændret: salt fra 18 g til 15 g, gær uændret 40 g. Smagspanel 6 ud af 8 foretrak den nye. Inger noterer.",
        "Saltet er sat ned med 3 g til 15 g, mens gæren fortsat er 40 g. Tre fjerdedele af smagspanelet foretrak den nye opskrift. Det noterer Inger.",
    ),
    Pair(
        "Valdemar oversatte manualen til engelsk, 60 sider. Jeg læste den igennem og rettede 22 fagudtryk.",
        "Manualen på 60 sider er oversat til engelsk af Valdemar. Ved min gennemlæsning blev 22 fagudtryk rettet.",
    ),
    Pair(
        "Sygefravær: afd. nord 6,2 %, afd. syd 3,8 %. Mål 5 %. Kamilla laver handleplan for nord inden udgangen af maj.",
        "Afdeling nord ligger med et sygefravær på 6,2 % over målet på 5, mens afdeling syd med 3,8 % ligger under. Inden 31. maj udarbejder Kamilla en handleplan for nord.",
    ),
)

SWAPPED = (
    Pair(
        "Torben ringede til leverandøren om de forkerte skruer. Aisha pakkede ordren om samme dag. 14 kasser sendt retur.",
        "Leverandøren blev kontaktet af Aisha, og samme dag ompakkede Torben ordren. 14 kasser gik retur.",
        ("kontaktet af Aisha", "ompakkede Torben"),
    ),
    Pair(
        "Hanne lærer Yusuf op i kassen, 3 timer om dagen i uge 22.",
        "Yusuf oplærer Hanne i kassen tre timer dagligt i uge 22.",
        ("Yusuf oplærer Hanne",),
    ),
    Pair(
        "Kasse 1 var 200 kr i minus, kasse 2 50 kr i minus. Lis tæller igen torsdag.",
        "Kasse 1 manglede 50 kr., og kasse 2 manglede 200 kr. Lis tæller op igen torsdag.",
        ("Kasse 1 manglede 50 kr., og kasse 2 manglede 200 kr.",),
    ),
    Pair(
        "Vi målte støj i hal A: 82 dB, hal B: 76 dB. Ida bestiller høreværn.",
        "Støjen lå på 76 dB i hal A og 82 dB i hal B. Ida bestiller høreværn.",
        ("76 dB i hal A og 82 dB i hal B",),
    ),
    Pair(
        "Lukas havde 31 salg i april og Merle 24. Jeg roste dem begge.",
        "I april nåede Merle 31 salg og Lukas 24. Begge fik ros af mig.",
        ("Merle 31 salg og Lukas 24",),
    ),
    Pair(
        "Kaja foreslog at vi deler rapporten i to. Jeg skrev første del.",
        "Jeg foreslog at dele rapporten i to og skrev den første del.",
        ("Jeg foreslog",),
    ),
    Pair(
        "Niels' team har 12 åbne sager, Farahs team 7. Status igen mandag.",
        "Farahs team har 12 åbne sager, og Niels' team har 7. Status følger mandag.",
        ("Farahs team har 12 åbne sager, og Niels' team har 7",),
    ),
    Pair(
        "Beboer på stue 4 faldt. Nattevagten Pernille fandt hende. Jeg ringede til lægen.",
        "Beboeren på stue 4 faldt, og jeg fandt hende og ringede til lægen.",
        ("jeg fandt hende",),
    ),
    Pair(
        "Kurset flyttes fra 3/9 til 10/9. Tilmelding senest 27/8 til Gorm.",
        "Kurset holdes nu den 10. oktober, og man melder sig til hos Gorm senest den 27. august.",
        ("10. oktober",),
    ),
    Pair(
        "Ordrebeholdning: Kolding 45, Viborg 38, Skive 12.",
        "Kolding har 38 ordrer, Viborg 45 og Skive 12.",
        ("Kolding har 38 ordrer, Viborg 45",),
    ),
    Pair(
        "Mads og Rikke var på messe. Mads holdt oplægget, Rikke passede standen. 34 nye kontakter.",
        "På messen holdt Rikke oplægget, mens Mads passede standen. Det gav 34 nye kontakter.",
        ("holdt Rikke oplægget", "Mads passede standen"),
    ),
    Pair(
        "Dag 1: 40 prøver, 3 fejl. Dag 2: 55 prøver, 1 fejl.",
        "På dag 1 blev der taget 55 prøver og på dag 2 40.",
        ("dag 1 blev der taget 55 prøver og på dag 2 40",),
    ),
    Pair(
        "Henning gav kunden 10 % rabat efter klagen. Sofie skrev til kunden bagefter.",
        "Efter klagen fik kunden 10 % rabat af Sofie, og Henning skrev bagefter til kunden.",
        ("10 % rabat af Sofie", "Henning skrev"),
    ),
    Pair(
        "Rikke afleverer udkast 15/3, Mads læser korrektur inden 22/3, tryk 1/4.",
        "Mads afleverer udkast den 15. marts, og Rikke læser korrektur inden den 22. marts. Det trykkes den 1. april.",
        ("Mads afleverer udkast", "Rikke læser korrektur"),
    ),
    Pair(
        "Rikke afleverer udkast 15/3, Mads læser korrektur inden 22/3, tryk 1/4.",
        "Rikke afleverer udkast den 22. marts, Mads læser korrektur inden den 15. marts, og det trykkes den 1. april.",
        ("Rikke afleverer udkast den 22. marts, Mads læser korrektur inden den 15. marts",),
    ),
    Pair(
        "Anne-Lise roste Dines for hans præsentation. Kunden vil se en ny version i uge 30.",
        "Dines roste Anne-Lise for præsentationen, og kunden vil se en ny version i uge 30.",
        ("Dines roste Anne-Lise",),
    ),
    Pair(
        "8.b: 4 elever under middel i brøker, 8.a: 2. Ekstra time tirsdag.",
        "I 8.a ligger fire elever under middel i brøker og i 8.b to. Der er ekstra time tirsdag.",
        ("I 8.a ligger fire elever under middel i brøker og i 8.b to",),
    ),
    Pair(
        "Amalies 5 kunder fordeles: 3 til Oskar, 2 til mig.",
        "Amalies fem kunder fordeles, så jeg får tre og Oskar to.",
        ("jeg får tre og Oskar to",),
    ),
    Pair(
        "5 ud af 6 svarede ja til at prøve den nye vagtplan. Holger var imod.",
        "Alle seks svarede ja til at prøve den nye vagtplan.",
        ("Alle seks",),
    ),
    Pair(
        "Oplæring: 2 dage i butikken, 1 dag på lageret, 1 dag på kontoret.",
        "Oplæringen tager i alt seks dage fordelt på butik, lager og kontor.",
        ("seks dage",),
    ),
    Pair(
        "3 af 12 maskiner stod stille i uge 6. Mekaniker Gert kom fredag.",
        "I uge 6 stod 40 % af maskinerne stille. Mekanikeren Gert kom fredag.",
        ("40 %",),
    ),
    Pair(
        "Vi opdagede fejlen i fakturaen og ringede til kunden. Kunden takkede.",
        "Jeg opdagede fejlen i fakturaen og ringede til kunden, som takkede.",
        ("Jeg opdagede",),
    ),
    Pair(
        "Gulvet var glat fordi opvaskeren løb over. Egil tørrede op, Maren satte skilt op.",
        "Gulvet var glat, fordi opvaskeren løb over. Der blev tørret op af Maren, og Egil satte et skilt op.",
        ("tørret op af Maren", "Egil satte"),
    ),
    Pair(
        "Sygefravær: afd. nord 6,2 %, afd. syd 3,8 %. Mål 5 %.",
        "Sygefraværet er 3,8 % i afdeling nord og 6,2 % i afdeling syd. Målet er 5 %.",
        ("3,8 % i afdeling nord og 6,2 % i afdeling syd",),
    ),
    Pair(
        "Jens undersøger om vi kan leje en lift. Palle køber nye remme.",
        "Palle undersøger, om der kan lejes en lift, og Jens køber nye remme.",
        ("Palle undersøger", "Jens køber"),
    ),
    Pair(
        "Næste møde om 14 dage. I dag 4/2-2026. Referent Trine.",
        "Næste møde holdes den 25. februar 2026, og Trine er referent.",
        ("25. februar",),
    ),
    Pair(
        "Linje 3 kørte 94 % oppetid, linje 4 88 %. Fejlen på linje 4 var en sensor.",
        "Linje 4 havde en oppetid på 94 %, og linje 3 lå på 88 %.",
        ("Linje 4 havde en oppetid på 94 %, og linje 3 lå på 88 %",),
    ),
    Pair(
        "Solveig oversætter brochuren til tysk, Anders til engelsk. Frist 1. juni.",
        "Solveig oversætter brochuren til engelsk, og Anders oversætter den til tysk. Fristen er 1. juni.",
        ("Solveig oversætter brochuren til engelsk, og Anders oversætter den til tysk",),
    ),
)

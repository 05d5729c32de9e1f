"""More notes and drafts, written after the guards were, to see whether they hold for what they were not made from."""

from __future__ import annotations

from tests.drafting.grounding_pairs import Pair

CLEAN = (
    Pair(
        "Møde om flytning 3/2. Næste møde 2 uger senere. Birger pakker serverrummet, jeg tager kontoret. Flyttebil bestilt af Nadja til d. 20/2.",
        "Serverrummet pakkes af Birger, mens jeg pakker kontoret. Vi mødes igen den 17. februar, og Nadja har bestilt en flyttebil til den 20. februar.",
    ),
    Pair(
        "Rasmus solgte 14 abonnementer i uge 10, Iben 9. Ugen efter vendte det: Iben 16, Rasmus 11.",
        "I uge 10 lå Rasmus foran med 14 abonnementer mod Ibens 9, men i uge 11 solgte Iben 16 og Rasmus 11.",
    ),
    Pair(
        "Vi prøvede ny opskrift på rugbrød. 7 af 10 kunder ville købe igen. Poul synes det er for tørt. Justerer vand fra 400 til 450 ml.",
        "Syv ud af ti kunder ville købe det nye rugbrød igen. Da Poul fandt det for tørt, øges vandet med 50 ml til 450.",
    ),
    Pair(
        "Liv ringede fra Aalborg: toget er aflyst. Jeg tog hendes foredrag. 60 tilhørere, gode spørgsmål bagefter.",
        "Da Livs tog fra Aalborg var aflyst, holdt jeg hendes foredrag for 60 tilhørere, som bagefter stillede gode spørgsmål.",
    ),
    Pair(
        "Tandlægen: 22 patienter, heraf 4 akutte. Klinikassistent Mie afløste mig fra kl 14. Jeg havde møde med revisor.",
        "Ud af dagens 22 patienter var fire akutte. Fra klokken 14 blev jeg afløst af klinikassistenten Mie, fordi jeg mødtes med revisoren.",
    ),
    Pair(
        "Selma har lavet forsiden, Hugo bagsiden. Trykkeriet ringede til Hugo om farverne. Vi ændrede til CMYK.",
        "Forsiden er lavet af Selma og bagsiden af Hugo, som trykkeriet kontaktede angående farverne. De er nu ændret til CMYK.",
    ),
    Pair(
        "Stald 1: 3 halte køer, stald 2: 1. Dyrlæge Knud kom tirsdag, behandlede alle 4. Ny måtte i stald 1 købt af Evald.",
        "Dyrlæge Knud behandlede om tirsdagen fire halte køer, tre fra stald 1 og én fra stald 2. Evald har købt en ny måtte til stald 1.",
    ),
    Pair(
        "Budget: kurser 40.000, rejser 25.000. Vi flytter 5.000 fra rejser til kurser. Lederen har sagt ja.",
        "Lederen har godkendt, at 5.000 kr. flyttes fra rejser til kurser, så der bliver 45.000 til kurser og 20.000 til rejser.",
    ),
    Pair(
        "Torsdag viste Preben den nye saks til lærlingene. Zaid klippede 40 plader, Mia 36. Ingen uheld.",
        "Preben præsenterede den nye saks for lærlingene om torsdagen, og uden uheld fik Zaid klippet 40 plader og Mia 36.",
    ),
    Pair(
        "Jeg fandt fejlen sammen med Helle: kablet var knækket. Hun havde reservedel. Maskinen kørte igen kl 11.15 efter 2 timers stop.",
        "Efter to timers stop kørte maskinen igen klokken 11.15. Helle og jeg havde fundet fejlen, et knækket kabel, og Helle havde en reservedel.",
    ),
    Pair(
        "Trivselsmåling: 4,1 i fjor, 3,8 i år. Samarbejde 4,4, arbejdspres 2,9. Tages op på møde 12/6 af Jytte.",
        "Trivslen er faldet fra 4,1 til 3,8. Lavest ligger arbejdspresset med 2,9, mens samarbejdet får 4,4. Jytte tager det op på mødet den 12. juni.",
    ),
    Pair(
        "Oline passer receptionen mandag og onsdag, Kjeld resten af ugen. Oline starter kl. 8, Kjeld kl. 7.30.",
        "Receptionen passes mandag og onsdag af Oline, der møder klokken 8, og de øvrige dage af Kjeld, som møder halv otte.",
    ),
    Pair(
        "Gik tilsyn med Aksel på byggepladsen i Hobro. 3 afvigelser: rækværk, affald, ledninger. Entreprenøren retter inden fredag.",
        "Aksel og jeg førte tilsyn med byggepladsen i Hobro og fandt tre afvigelser ved rækværk, affald og ledninger, som entreprenøren udbedrer senest fredag.",
    ),
    Pair(
        "Gert mente vi skulle vente, Nanna ville i gang nu. Vi stemte: 6 for at starte, 2 imod. Start 1/9.",
        "Selv om Gert helst ville vente, blev det med seks stemmer mod to besluttet at begynde den 1. september, som Nanna ønskede.",
    ),
    Pair(
        "Elevsamtaler: Frederik mangler 2 opgaver, Noor mangler ingen. Frederik får hjælp i lektiecafé tirsdage.",
        "Noor har afleveret alt, hvorimod Frederik mangler to opgaver; han får hjælp i lektiecaféen om tirsdagen.",
    ),
    Pair(
        "Vagtskifte: Lærke bad om fri 24/12, Umut tager vagten mod at få 31/12. Godkendt af Charlotte.",
        "Umut overtager Lærkes vagt den 24. december og får til gengæld fri den 31. december. Det har Charlotte godkendt.",
    ),
    Pair(
        "Prisen for plæneklipperen: Stark 3.200, Silvan 2.950. Servicen er bedst i Stark siger Ebbe. Vi køber dér.",
        "Selv om Silvan er billigst med 2.950 kr. mod 3.200 i Stark, køber vi i Stark, som ifølge Ebbe har den bedste service.",
    ),
    Pair(
        "Fjernede 12 døde links på hjemmesiden. Kollega Simon testede på mobil, jeg på pc. 2 fejl tilbage på mobil.",
        "På hjemmesiden er tolv døde links fjernet. Simon har testet på mobil, hvor to fejl står tilbage, mens jeg selv testede på pc.",
    ),
    Pair(
        "I maj: 130 opkald pr dag, i juni 95. Ny FAQ lagt op 28/5 af Tilde. Vi tror den hjalp.",
        "Efter at Tilde den 28. maj lagde en ny FAQ op, var der 95 opkald om dagen i juni mod 130 i maj, og vi tror, at den har hjulpet.",
    ),
    Pair(
        "Sosu-elev Amira har været på stuegang med mig. Hun målte BT på 5 beboere, jeg 7. Hun var rolig og grundig.",
        "Amira, som er sosu-elev, gik stuegang med mig og målte roligt og grundigt blodtryk på fem beboere, mens jeg tog syv.",
    ),
    Pair(
        "Jens havde ansvar for indkøb, men Rosa overtog 1/5 da han gik på orlov. Ordren på 80 stole er sendt af Rosa.",
        "Rosa overtog den 1. maj ansvaret for indkøb, da Jens gik på orlov, og hun har sendt ordren på 80 stole.",
    ),
    Pair(
        "Kantinen: 210 gæster mandag, 185 tirsdag, 240 onsdag. Mest populært: fiskefrikadeller. Kok Bilal vil lave dem hver uge.",
        "Flest gæster, 240, havde kantinen onsdag mod 210 mandag og 185 tirsdag. Kokken Bilal vil lave de populære fiskefrikadeller hver uge.",
    ),
)
SWAPPED = (
    Pair(
        "Birger pakker serverrummet, jeg tager kontoret. Flyttebil bestilt af Nadja til d. 20/2.",
        "Nadja pakker serverrummet, og Birger har bestilt en flyttebil til den 20. februar.",
        ("Nadja pakker", "Birger har bestilt"),
    ),
    Pair(
        "Rasmus solgte 14 abonnementer i uge 10, Iben 9.",
        "Iben solgte 14 abonnementer i uge 10 mod 9 hos Rasmus.",
        ("Iben solgte 14 abonnementer i uge 10 mod 9 hos Rasmus",),
    ),
    Pair(
        "7 af 10 kunder ville købe igen. Poul synes det er for tørt.",
        "70 % ville købe igen, men alle ti kunder fandt det for tørt.",
        ("alle ti kunder",),
    ),
    Pair(
        "Liv ringede: toget er aflyst. Jeg tog hendes foredrag. 60 tilhørere.",
        "Da mit tog var aflyst, tog Liv mit foredrag for 60 tilhørere.",
        ("mit tog var aflyst, tog Liv mit foredrag",),
    ),
    Pair(
        "Selma har lavet forsiden, Hugo bagsiden. Trykkeriet ringede til Hugo om farverne.",
        "Forsiden er lavet af Hugo og bagsiden af Selma. Trykkeriet ringede til Hugo om farverne.",
        ("lavet af Hugo og bagsiden af Selma",),
    ),
    Pair(
        "Stald 1: 3 halte køer, stald 2: 1. Dyrlæge Knud kom tirsdag.",
        "Der var tre halte køer i stald 2 og én i stald 1. Dyrlæge Knud kom tirsdag.",
        ("tre halte køer i stald 2 og én i stald 1",),
    ),
    Pair(
        "Budget: kurser 40.000, rejser 25.000.",
        "Budgettet er 25.000 til kurser og 40.000 til rejser.",
        ("25.000 til kurser og 40.000 til rejser",),
    ),
    Pair(
        "Zaid klippede 40 plader, Mia 36. Preben viste den nye saks.",
        "Zaid viste den nye saks, og Mia klippede 40 plader.",
        ("Zaid viste", "Mia klippede 40"),
    ),
    Pair(
        "Helle fandt fejlen: kablet var knækket. Jeg ringede efter en tekniker.",
        "Jeg fandt fejlen, som var et knækket kabel, og Helle ringede efter en tekniker.",
        ("Jeg fandt", "Helle ringede"),
    ),
    Pair(
        "Oline passer receptionen mandag og onsdag, Kjeld resten af ugen.",
        "Receptionen passes mandag og onsdag af Kjeld og resten af ugen af Oline.",
        ("Kjeld og resten af ugen af Oline",),
    ),
    Pair(
        "Gert mente vi skulle vente, Nanna ville i gang nu.",
        "Nanna mente, at vi skulle vente, mens Gert ville i gang nu.",
        ("Nanna mente", "Gert ville"),
    ),
    Pair(
        "Frederik mangler 2 opgaver, Noor mangler 4.",
        "Frederik mangler fire opgaver og Noor to.",
        ("Frederik mangler fire opgaver og Noor to",),
    ),
    Pair(
        "Lærke bad om fri 24/12, Umut bad om fri 31/12. Godkendt af Charlotte.",
        "Charlotte bad om fri den 24. december, og Umut har godkendt det.",
        ("Charlotte bad", "Umut har godkendt"),
    ),
    Pair(
        "Prisen: Stark 3.200, Silvan 2.950.",
        "Silvan vil have 3.200 kr. og Stark 2.950.",
        ("Silvan vil have 3.200 kr. og Stark 2.950",),
    ),
    Pair(
        "I maj: 130 opkald pr dag, i juni 95.",
        "Der var 95 opkald om dagen i maj og 130 i juni.",
        ("95 opkald om dagen i maj og 130 i juni",),
    ),
    Pair(
        "Amira målte BT på 5 beboere, jeg 7.",
        "Jeg målte blodtryk på fem beboere og Amira på syv.",
        ("Jeg målte blodtryk på fem beboere og Amira på syv",),
    ),
    Pair(
        "Rosa overtog 1/5 da Jens gik på orlov. Ordren på 80 stole er sendt af Rosa.",
        "Jens overtog den 1. maj, da Rosa gik på orlov, og har sendt ordren på 80 stole.",
        ("Jens overtog", "Rosa gik på orlov", "har sendt"),
    ),
    Pair(
        "Kantinen: 210 gæster mandag, 185 tirsdag.",
        "Der kom 185 gæster mandag og 210 tirsdag.",
        ("185 gæster mandag og 210 tirsdag",),
    ),
)

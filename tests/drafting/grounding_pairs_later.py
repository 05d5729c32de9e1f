"""More notes and drafts, written after the guards were, to see whether they hold for what they were not made from."""

from __future__ import annotations

from tests.drafting.grounding_pairs import Pair

_CLEAN_FIRST = (
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
_SWAPPED_FIRST = (
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

_CLEAN = (
    Pair(
        "Reolmåling: gang 1 87 % fyldt, gang 2 64 %. Vi flytter langsomme varer til gang 2. Bo kører truck, Agnes scanner.",
        "Gang 2 er kun 64 % fyldt mod 87 % i gang 1, så de langsomme varer flyttes dertil. Agnes står for scanningen, og trucken køres af Bo.",
    ),
    Pair(
        "Synet 12/2 gav 3 fejl på bil 14 og 1 på bil 9. Værkstedet tager bil 14 den 19/2. Peter kører den derhen.",
        "Ved synet den 12. februar fik bil 9 én fejl og bil 14 tre. Bil 14 køres på værksted af Peter den 19. februar.",
    ),
    Pair(
        "Mål: 30 nye medlemmer inden 1/7. Nu 18 (i april 11). Ulla skriver artikel, Børge deler flyers ud på torvet.",
        "Målet er 30 nye medlemmer før den 1. juli. I april var tallet 11, og nu er det 18. Ulla skriver en artikel, mens Børge omdeler flyers på torvet.",
    ),
    Pair(
        "Jeg talte med Mona om at hun tit kommer for sent (4 gange i marts). Hun sagde bussen er ændret. Vi aftalte mødetid 8.15 fra 1/4.",
        "Mona og jeg talte om, at hun i marts fire gange kom for sent, hvilket hun forklarede med en ændret bus. Fra den 1. april møder hun klokken 8.15 efter aftale.",
    ),
    Pair(
        "Serveren gik ned kl 9.40. Ravi genstartede den 10.05. Jeg skrev til brugerne. Gry fandt årsagen: fuld disk.",
        "Klokken 9.40 gik serveren ned, og 25 minutter senere havde Ravi den genstartet. Brugerne fik besked af mig, og Gry opdagede, at disken var fuld.",
    ),
    Pair(
        "Referat afd.møde: Lis 25 års jubilæum 3. maj, kage ved Tom. Dorthe på barsel fra 15. maj, vikar Ayse starter 1. maj.",
        "Den 3. maj fejres Lis' 25-års jubilæum med kage, som Tom sørger for. Ayse begynder som vikar den 1. maj, to uger før Dorthe går på barsel.",
    ),
    Pair(
        "Brug af haven: 6 beboere i maj, 15 i juni efter at vi satte bænke op. Gartner Niels kom med planter. Ester vander.",
        "Efter opsætningen af bænke steg antallet af beboere i haven fra seks i maj til 15 i juni. Planterne kom fra gartneren Niels, og Ester vander dem.",
    ),
    Pair(
        "Jakob lavede udkastet, jeg rettede, Sif satte op. Trykt i 500 eks. Lokalavisen bragte det mandag.",
        "Udkastet blev lavet af Jakob, rettet af mig og sat op af Sif, og det blev trykt i 500 eksemplarer. Om mandagen stod det i lokalavisen.",
    ),
    Pair(
        "To tilbud på tag: Jysk Tag 412.000, Nordtag 389.000. Bestyrelsen valgte Jysk Tag, 10 års garanti. Arbejdet starter uge 34.",
        "Bestyrelsen valgte tilbuddet fra Jysk Tag på 412.000 kr. frem for Nordtags på 389.000, fordi det giver ti års garanti. Arbejdet begynder i uge 34.",
    ),
    Pair(
        "Eksamen: 24 elever, 22 bestod. Snit 7,4, sidste år 6,9. Sensor roste Omars oplæg. Jeg vil bruge hans opgave igen.",
        "22 ud af 24 elever bestod eksamen, og gennemsnittet steg fra 6,9 til 7,4. Omars oplæg fik ros af sensor, og hans opgave bruger jeg gerne igen.",
    ),
    Pair(
        "Rengøring af skolen flyttes fra aften til tidlig morgen. Anni er bekymret for støj, Milan er glad. Prøves 4 uger.",
        "I fire uger prøves rengøring tidligt om morgenen i stedet for om aftenen. Milan er glad for det, mens Anni bekymrer sig om støjen.",
    ),
    Pair(
        "Kirsten holder ferie uge 28-30, Abdi 29-31. Uge 29 og 30 dækkes af vikar. Jeg laver vagtplanen inden 1/6.",
        "Da både Kirsten og Abdi holder ferie i uge 29 og 30, dækkes de uger af en vikar. Vagtplanen lægger jeg inden den 1. juni.",
    ),
    Pair(
        "Vi overtog lejligheden i nr. 12 fra boligselskabet d. 2/9. Nøgler hentet af Vera. Maler kommer 9/9, gulv 16/9.",
        "Lejligheden i nr. 12 blev overtaget fra boligselskabet den 2. september, hvor Vera hentede nøglerne. Den males den 9. og får gulv den 16. september.",
    ),
    Pair(
        "Lager: 140 par sko i alt, 38 i str. 42, 12 i str. 45. Bestiller flere str. 45 siger Hans. Levering 3 uger.",
        "Ud af 140 par sko er 38 i størrelse 42 og kun 12 i størrelse 45, som Hans bestiller flere af med tre ugers levering.",
    ),
    Pair(
        "Samtale m. Ejnar: han vil ned på 32 timer. Jeg sagde ja fra 1/8. Gudrun tager hans onsdagsvagt.",
        "Ejnar ønsker 32 timer, hvilket jeg har sagt ja til fra den 1. august. Hans onsdagsvagt overtages af Gudrun.",
    ),
    Pair(
        "Dronevideo af marken: 3 ha skadet af hagl, forsikring dækker 80 %. Bonden Viggo ringede til selskabet, jeg sendte video.",
        "Tre hektar er skadet af hagl, og forsikringen dækker 80 %. Viggo har ringet til selskabet, hvortil jeg har sendt dronevideoen.",
    ),
    Pair(
        "Koret øver tirsdage 19-21, koncert 14/12. Dirigent Bente syg, Mogens vikarierer to gange.",
        "Mens dirigenten Bente er syg, overtager Mogens to af tirsdagsøverne fra 19 til 21. Koncerten er den 14. december.",
    ),
    Pair(
        "Ny kaffemaskine: 22 øre pr kop mod 35 før. 90 kopper om dagen. Kim renser den fredag.",
        "Den nye kaffemaskine sænker prisen pr. kop fra 35 til 22 øre, og med 90 kopper om dagen er det 11,70 kr. sparet dagligt. Kim renser den om fredagen.",
    ),
    Pair(
        "Fejl i lønkørsel: 7 fik for meget, 2 for lidt. Jeg opdagede det, Pia rettede samme dag. Brev sendt til de 9.",
        "Samme dag som jeg opdagede fejlen i lønkørslen, blev den rettet af Pia. Syv havde fået for meget og to for lidt, og alle ni har fået brev.",
    ),
    Pair(
        "Frivilligdag: 35 kom, 20 malede, 15 ryddede op. Pizza fra Luigi 2.800 kr. Tak-mail sendes af Marie tirsdag.",
        "Af de 35 fremmødte på frivilligdagen malede 20, og de øvrige 15 ryddede op. Pizzaen kostede 2.800 kr., og Marie sender en takkemail tirsdag.",
    ),
)
_SWAPPED = (
    Pair(
        "Ravi genstartede serveren 10.05. Gry fandt årsagen: fuld disk.",
        "Gry genstartede serveren klokken 10.05, og Ravi fandt årsagen, en fuld disk.",
        ("Gry genstartede", "Ravi fandt"),
    ),
    Pair(
        "Ulla skriver artikel, Børge deler flyers ud på torvet.",
        "Børge skriver en artikel, og Ulla deler flyers ud på torvet.",
        ("Børge skriver", "Ulla deler"),
    ),
    Pair(
        "Gang 1 87 % fyldt, gang 2 64 %.",
        "Gang 1 er 64 % fyldt og gang 2 87 %.",
        ("Gang 1 er 64 % fyldt og gang 2 87 %",),
    ),
    Pair(
        "Jysk Tag 412.000, Nordtag 389.000. Bestyrelsen valgte Jysk Tag.",
        "Bestyrelsen valgte Jysk Tag til 389.000 kr.",
        ("389.000",),
    ),
    Pair(
        "Anni er bekymret for støj, Milan er glad.",
        "Anni er glad, mens Milan er bekymret for støj.",
        ("Anni er glad", "Milan er bekymret"),
    ),
    Pair(
        "Kirsten holder ferie uge 28-30, Abdi 29-31.",
        "Abdi holder ferie i uge 28-30 og Kirsten i uge 29-31.",
        ("Abdi holder ferie i uge 28-30 og Kirsten i uge 29-31",),
    ),
    Pair(
        "Maler kommer 9/9, gulv 16/9. Nøgler hentet af Vera.",
        "Maleren kommer den 16. september, og gulvet lægges den 9.",
        ("Maleren kommer den 16. september",),
    ),
    Pair(
        "Jakob lavede udkastet, jeg rettede, Sif satte op.",
        "Udkastet blev lavet af Sif og rettet af Jakob, og jeg satte det op.",
        ("lavet af Sif", "rettet af Jakob", "jeg satte"),
    ),
    Pair(
        "Bonden Viggo ringede til selskabet, jeg sendte video.",
        "Jeg ringede til selskabet, og Viggo sendte video.",
        ("Jeg ringede", "Viggo sendte"),
    ),
    Pair(
        "7 fik for meget, 2 for lidt. Jeg opdagede det, Pia rettede samme dag.",
        "Pia opdagede fejlen, og jeg rettede den samme dag.",
        ("Pia opdagede", "jeg rettede"),
    ),
    Pair(
        "Ejnar vil ned på 32 timer. Gudrun tager hans onsdagsvagt.",
        "Gudrun vil ned på 32 timer, og Ejnar tager hendes onsdagsvagt.",
        ("Gudrun vil ned", "Ejnar tager"),
    ),
    Pair(
        "Str. 42: 38 par, str. 45: 12 par.",
        "Der er 12 par i str. 42 og 38 par i str. 45.",
        ("12 par i str. 42 og 38 par i str. 45",),
    ),
    Pair(
        "Lis 25 års jubilæum 3. maj, kage ved Tom. Vikar Ayse starter 1. maj.",
        "Ayse begynder den 3. maj, og Lis har jubilæum den 1. maj.",
        ("Ayse begynder den 3. maj, og Lis har jubilæum den 1. maj",),
    ),
)

CLEAN = _CLEAN_FIRST + _CLEAN
SWAPPED = _SWAPPED_FIRST + _SWAPPED

"""Sources with drafts that say the same in other words, written last: the guard has nothing to find in them."""

from __future__ import annotations

from tests.drafting.grounding_pairs import Pair

CLEAN = (
    Pair(
        "Mandag 14 leverancer, tirsdag 9, onsdag 17. Tirsdag manglede vi chauffør (Finn syg). Rie kørte to ture.",
        "Om onsdagen var der 17 leverancer, tre flere end mandag. Tirsdag kun ni, da Finn var syg og manglede som chauffør; to af turene kørte Rie.",
    ),
    Pair(
        "Projektmøde d. 5/5. Tidsplan: design færdig 30/5, test juni, drift 1/7. Næste møde 19/5. Alma skriver referat.",
        "Mødet den 5. maj fastlagde, at designet er færdigt den 30. maj, at der testes i juni, og at driften begynder den 1. juli. Vi ses igen den 19. maj, og referatet skrives af Alma.",
    ),
    Pair(
        "Vi har sagt til Kurt at han skal bruge hjelm. Han lovede det. Sikkerhedsrep. Ditte følger op om en uge, i dag 3/3.",
        "Kurt har lovet at bruge hjelm, og Ditte, der er sikkerhedsrepræsentant, følger op den 10. marts.",
    ),
    Pair(
        "Sagsbehandling: 32 dage i gns. i 2024, 27 i 2025. Mål 25. Team Øst 24, Team Vest 30. Vest får hjælp fra Øst i uge 12.",
        "I 2025 tog en sag i snit 27 dage mod 32 året før. Team Øst er med 24 dage under målet på 25, mens Team Vest ligger på 30 og derfor får hjælp fra Øst i uge 12.",
    ),
    Pair(
        "Jeg oplærte Bo i faktura, han kan nu selv. Lone kontrollerede de første 10, 1 fejl.",
        "Bo er blevet oplært i faktura af mig og klarer det nu på egen hånd. Af de første ti, som Lone kontrollerede, var der fejl i én.",
    ),
    Pair(
        "Klage fra Fru Toft: sen hjemmehjælp 3 gange. Hjælper Sanne havde ingen cykel. Jeg undskyldte, Sanne får cykel mandag.",
        "Fru Toft klagede over, at hjælpen tre gange kom for sent. Det skyldtes, at Sanne ingen cykel havde; hun får en på mandag, og jeg har undskyldt.",
    ),
    Pair(
        "Udlån: 1.240 bøger i sept, 1.410 i okt. Børnebøger 60 %. Ole indkøber flere tegneserier, Kaja holder eventyrtime lørdage.",
        "Fra september til oktober steg udlånet fra 1.240 til 1.410 bøger, hvoraf 60 % var børnebøger. Der holdes eventyrtime om lørdagen af Kaja, og Ole køber flere tegneserier.",
    ),
    Pair(
        "Rasmus bad om flere timer. Jeg har ikke budget før januar. Vi taler sammen igen i december.",
        "Der er først budget til flere timer til Rasmus i januar. I december taler vi om det igen.",
    ),
    Pair(
        "Prøvekørsel: Model A 18 km/l, model B 21 km/l. Sælger Jon anbefalede A, jeg hælder til B. Beslutning fredag.",
        "Sælgeren Jon anbefaler model A, som kører 18 km/l, men jeg hælder til model B med 21 km/l. På fredag besluttes det.",
    ),
    Pair(
        "Vores hold vandt udbuddet. Per skrev, Hanne regnede, jeg præsenterede. Kunden roste prisen og Hannes overblik.",
        "Udbuddet blev vundet: Per stod for teksten, Hanne for beregningerne og jeg for præsentationen. Ros fik vi for prisen og for Hannes overblik.",
    ),
    Pair(
        "Uheld lørdag: Tor skar sig i fingeren på pålægsmaskinen. Inge kørte ham på skadestuen, 4 sting. Jeg anmeldte det mandag.",
        "Om lørdagen skar Tor sig på pålægsmaskinen og blev kørt på skadestuen af Inge, hvor han fik fire sting. Mandag blev uheldet anmeldt af mig.",
    ),
    Pair(
        "Opgang 2: 12 lejere, 9 svarede. Opgang 4: 10 lejere, 4 svarede. Vicevært Jan banker på i opgang 4 torsdag.",
        "I opgang 4 svarede kun fire af ti lejere mod ni af 12 i opgang 2. Torsdag banker viceværten Jan på dér.",
    ),
    Pair(
        "Mentor for Sofie blev Lene i stedet for Kurt, da Kurt har travlt. Første møde 8/10, så hver 14. dag.",
        "Lene og ikke den travle Kurt bliver mentor for Sofie. De mødes første gang den 8. oktober og derefter hver anden uge.",
    ),
    Pair(
        "Temp i kølerum: 4 grader kl 8, 7 kl 12, 5 kl 16. Dør stod åben. Karl satte lukker på.",
        "Klokken 12 var kølerummet oppe på syv grader, fordi døren stod åben; klokken 8 var der fire grader og klokken 16 fem. En dørlukker er sat på af Karl.",
    ),
    Pair(
        "Vi har fået svar fra Region Midt: bevilling 75.000 til projektet. Søgte 120.000. Ragnhild reviderer budget inden 14/11.",
        "Region Midt har bevilget 75.000 kr. af de ansøgte 120.000, og Ragnhild reviderer budgettet senest den 14. november.",
    ),
    Pair(
        "Alle 14 medarbejdere har været på førstehjælp, 2 mangler prøven (Ib, Nour). Ny prøve 3/12.",
        "Samtlige 14 medarbejdere har deltaget i førstehjælpskurset. Kun Ib og Nour mangler prøven, som de kan tage den 3. december.",
    ),
    Pair(
        "Jeg spurgte Mads om han ville tage ordet på generalforsamlingen. Han ville hellere have Eva. Eva sagde ja.",
        "Da Mads helst var fri, endte det med, at Eva sagde ja til at tage ordet på generalforsamlingen.",
    ),
    Pair(
        "Svind: frugt 6 %, brød 11 %, mejeri 3 %. Brød bages nu 2 gange dagligt. Bager Yasin tog initiativet.",
        "Brød havde det største svind, 11 %, frugt lå på 6 % og mejeri på 3 %. På bageren Yasins initiativ bages der nu brød to gange om dagen.",
    ),
)

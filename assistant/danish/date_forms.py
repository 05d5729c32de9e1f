"""Each way in which Danes write a date, as a pattern and the reading of it."""

from __future__ import annotations

import re

from assistant.danish import date_readings as readings
from assistant.danish import numerals
from assistant.danish.calendar import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from assistant.danish.date_readings import RELATIVE, Reader

# A full stop belongs to an abbreviation only; after "maj" it ends the sentence.
_MONTH = (
    rf"(?P<month>(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(sorted(SHORT_MONTHS, key=len, reverse=True))})\b\.?)"
)
_FULL_WEEKDAY = "|".join(WEEKDAYS)
_ANY_WEEKDAY = rf"(?:{_FULL_WEEKDAY}|(?:{'|'.join(sorted(SHORT_WEEKDAYS, key=len, reverse=True))})\.?)"
_ON = rf"(?:\b(?:på\s+)?(?P<weekday>{_ANY_WEEKDAY})\s*,?\s*)?"
_DEN = r"(?:\b(?:den|d\.?)\s*)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_END = r"(?:(?:inden|ved|til|senest(?:\s+ved)?)\s+)?(?:udgangen|slutningen|udløbet|afslutningen)\s+af"
_EDGE = rf"(?P<edge>{_END}|i\s+løbet\s+af|inden\s+for|inden|før)"
_OVER = r"(?:\s+(?P<over>er\s+(?:slut|omme|gået|forbi|færdigt?|afsluttet)|slutter|udløber))?"
# "1/3" before these is a share or a measure, no date.
_MEASURE = r"(?!(?<=\b[1-3]/[2-5])\s+af\b)(?!\s*(?:af(?!\s+(?-i:[A-ZÆØÅ]))|del|dele|time|timer|kop|liter|kg|år|dag|dage|side|sider|stk|pct|%)(?!\w))"
# After "den 10." a noun makes it the tenth of something; these words do not.
_AFTER_DAY = (
    r"(?=\s*(?:[.,;:!?)–\n]|$)|\s+(?-i:[A-ZÆØÅ])|\s+(?:og|er|var|skal|kl|klokken|med|i|hvor|fra|til|senest|inden|på|som|at|for|så|men|samt|har|kan|vil|bliver|om|af|eller"
    r"|der|hos|hvis|når|ved|får|tager|starter|begynder|mødes|efter|igen|kommer|må|gælder|sender|holder|møder|\d)(?!\w)|\s*-)(?!\s+i\s+hver)"
)

_SOURCES: tuple[tuple[str, Reader], ...] = (
    # The surest come first: what one has taken, a later one cannot.
    (
        r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
        readings.read_calendar_day,
    ),
    (
        rf"{_ON}(?:{_DEN}|(?<![\w.,/:-]))(?P<day>\d{{1,2}})\s?/\s?(?P<month>\d{{1,2}})"
        rf"(?:\s?[-/.]\s?(?P<year>(?:19|20)\d\d|\d\d(?!\d))|,?\s(?P<year2>(?:19|20)\d\d))?(?![\w/]|[.,-]\d){_MEASURE}",
        readings.read_calendar_day,
    ),
    (
        rf"{_ON}{_DEN}?(?<![\w.,/:-])(?P<day>\d{{1,2}})(?P<dot>[.-])(?P<month>\d{{1,2}})(?P=dot)(?P<year>(?:19|20)\d\d|\d\d)(?![\w-]|[.,]\d)",
        readings.read_calendar_day,
    ),
    (
        rf"{_ON}(?:{_DEN}|(?<=senest )|(?<=inden )|(?<=frist ))(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})(?:\.(?!\d)|(?![\w.,-]))",
        readings.read_calendar_day,
    ),
    (
        r"(?<![\w.,/:-])(?<!version )(?<!kapitel )(?<!afsnit )(?<!punkt )(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?!\w)",
        readings.read_calendar_day,
    ),
    (
        rf"{_ON}{_DEN}?(?<![\w/,-])(?P<day>\d{{1,2}})\.?(?:\s?(?:-|–|til|og)\s?(?:den\s+|d\.\s*)?(?P<until>\d{{1,2}})\.?)?\s*{_MONTH}"
        rf"(?:[\s-]+{_YEAR})?",
        readings.read_calendar_day,
    ),
    (
        rf"(?:\bi\s+)?\b(?P<where>primo|medio|ultimo|{_END}|i\s+løbet\s+af|(?:starten|begyndelsen|midten)\s+af|midt\s+i|først\s+i|sidst\s+i)\s+{_MONTH}"
        rf"(?:\s+{_YEAR})?",
        readings.read_part_of_month,
    ),
    (
        rf"(?:\b{_EDGE}\s+)?(?<!\w)(?P<kind>[QKH])(?P<quarter>[1-4])\b(?:\s+{_YEAR})?{_OVER}",
        readings.read_quarter,
    ),
    (
        rf"(?:\b{_EDGE}\s+)?(?<!\w)(?P<quarter>[1-4]\.|første|andet|tredje|fjerde|sidste)\s+(?P<kind>kvartal|halvår)\b(?:\s+(?:af\s+|i\s+)?{_YEAR})?{_OVER}",
        readings.read_quarter,
    ),
    (
        rf"(?:\b(?:på\s+)?(?P<weekday>{_ANY_WEEKDAY})\s+(?:i\s+)?)?(?:\b{_END}\s+|\b(?:senest\s+)?i\s+)?\buge\s*(?:nr\.?\s*)?(?P<week>\d{{1,2}})(?!\d)"
        rf"(?:\s?(?:-|–|til|og)\s?(?:uge\s+)?(?P<until>\d{{1,2}})(?!\d))?(?:\s+\(?(?:i\s+)?{_YEAR}\)?)?",
        readings.read_week,
    ),
    (
        rf"(?:\b(?:på\s+)?(?P<weekday>{_FULL_WEEKDAY})\s+)?\b(?:{_END}\s+|i\s+(?:starten|begyndelsen|løbet)\s+af\s+|(?:først|sidst)\s+i\s+|i\s+|inden\s+)?(?:den\s+)?"
        r"(?P<which>næste|kommende|følgende|denne|indeværende|sidste|forrige)\s+uge\b",
        readings.read_named_week,
    ),
    (
        rf"\b(?:inden\s+|{_END}\s+|i\s+løbet\s+af\s+)(?P<which>ugen)(?:\s+er\s+(?:omme|slut|gået))?\b(?!\s+efter)",
        readings.read_named_week,
    ),
    (
        rf"(?:\b(?P<weekday>{_FULL_WEEKDAY})\s+)?\b(?:den|d\.?)\s*(?P<day>\d{{1,2}})(?:\.|(?![\w.]|[/,:]\d))(?:(?P<next>\s+i\s+(?:den\s+)?næste\s+måned)|{_AFTER_DAY})",
        readings.read_day_of_month,
    ),
    (
        rf"\b(?:om|inden\s+for(?:\s+de)?(?:\s+(?:næste|kommende))?|i\s+løbet\s+af(?:\s+de)?(?:\s+(?:næste|kommende))?|over\s+de\s+(?:næste|kommende))\s+(?:ca\.?\s+|cirka\s+|senest\s+)?"
        rf"(?P<number>\d{{1,4}}|{numerals.CARDINAL})\s*(?P<unit>dage?s?|hverdage?|arbejdsdage?|uger?s?|måned(?:er)?s?|mdr|md|kvartal(?:er)?|halvår|år)\b\.?(?:\s+tid\b)?",
        readings.read_distance,
    ),
    (r"\b(?:om|inden\s+for)\s+(?P<number>et)\s+(?P<unit>halvt?)\s+år\b", readings.read_distance),
    (
        rf"\bfor\s+(?:ca\.?\s+)?(?P<number>\d{{1,4}}|{numerals.CARDINAL})\s*(?P<unit>dage?|uger?|måned(?:er)?|mdr|år)\b\.?\s+(?P<ago>siden)\b",
        readings.read_distance,
    ),
    (
        r"(?<!\w)(?P<word>"
        + "|".join(word.replace(" ", r"\s+") for word in sorted(RELATIVE, key=len, reverse=True))
        + r")\b(?:\s+tidlig)?(?!-)",
        readings.read_relative,
    ),
    (
        r"\b(?:(?:inden|ved|til|senest(?:\s+ved)?|før)\s+(?:årets\s+(?:udgang|slutning|udløb)|året\s+er\s+(?:omme|slut|gået))"
        rf"|{_END}\s+(?:året|i\s+år|dette\s+år)|i\s+løbet\s+af\s+(?:året|i\s+år|dette\s+år))\b",
        readings.read_year,
    ),
    (
        r"\b(?:(?:inden|ved|til|senest\s+ved|før)\s+månedens\s+(?:udgang|slutning|udløb)|i\s+løbet\s+af\s+måneden"
        rf"|{_END}\s+(?:måneden|denne\s+måned|(?P<next>næste\s+måned)))\b",
        readings.read_month_end,
    ),
    (r"\b(?:i\s+løbet\s+af\s+|i\s+)(?:den\s+)?(?P<next>næste|kommende)\s+måned\b", readings.read_month_end),
    (
        r"\b(?:senest\s+(?:inden|til)|inden|til|før|senest|op\s+til|frem\s+til)\s+(?P<feast>julen|jul|nytåret|nytår|årsskiftet)\b(?!-)",
        readings.read_feast,
    ),
    (r"\b(?P<feast>(?:lille)?juleaften|nytårsaften)\b", readings.read_feast),
    (rf"\b(?P<past>i)\s+(?P<weekday>{_FULL_WEEKDAY})s\b", readings.read_weekday),
    (
        rf"(?<!hver )(?<!hver anden )(?<!hver tredje )\b(?:(?:nu\s+)?på\s+|(?P<which>næste|førstkommende|kommende|sidste|forrige)\s+)?(?P<weekday>{_FULL_WEEKDAY})\b(?!-)",
        readings.read_weekday,
    ),
    (rf"(?<!\w)(?:i\s+)?{_MONTH}(?:\s+|-){_YEAR}(?!-\w)", readings.read_month),
    (
        rf"(?<!\w)(?:(?:{_EDGE}|(?P<within>i))\s+)?(?<![\w.,/-])(?P<year>20\d\d)(?!\w|[.,/-]\d|\s*(?:kr|stk|timer|sider|%))",
        readings.read_year,
    ),
    (rf"(?<!\w)(?:i\s+)?{_MONTH}(?!-\w)", readings.read_month),
    (
        r"\b(?:hurtigst\s+muligt|snarest(?:\s+muligt)?|løbende|asap|med\s+det\s+samme"
        r"|(?:senest\s+(?:til|ved|inden)|til|ved|inden|før|efter)\s+(?:(?:det|den|de|vores)\s+)?"
        r"(?:(?:næste|kommende)\s+(?:\w*møde|mus|\w*samtale|1:1|opfølgning|gang|vagt|sprint)"
        r"|sommerferien|sommeren|sommer|efterårsferien|vinterferien|juleferien|påskeferien|ferien|påsken?|pinsen?|foråret|efteråret|vinteren|julen?|nytår))(?!\w)",
        readings.read_vague,
    ),
)

FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(source, re.IGNORECASE), reader) for source, reader in _SOURCES
)

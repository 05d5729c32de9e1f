"""The built-in writer of SMART goals: the writer's own words, judged criterion by criterion; what lacks is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.danish import deadlines
from assistant.danish.classify.goals import Judge, Judgement, best_parts, judge
from assistant.danish.language import detect
from assistant.engines.base import Job, Source
from assistant.engines.rules import goals_asking as asking
from assistant.engines.rules.goals_titles import hedges, responsible, title, wants_to_stay
from assistant.engines.rules.goals_wishes import Wish, wishes
from assistant.tasks.goals import WISH, Criterion, Goal, Goals, TimeBound
from assistant.tasks.task import Question, Section

_LANGUAGE_NAMES = {"en": "engelsk", "de": "tysk", "no": "norsk", "sv": "svensk"}
_AT_A_TIME = 3
_WRAPPED = 2
_CLAUSE = re.compile(
    r"(?:,\s+|\s+[–-]\s+|\s+)(?=(?:så|fordi|for at|da|men|og)\s)|,\s+(?=(?:for|det|jeg|vi|hun|han|min|mit|[A-ZÆØÅ]\w+)\s)"
)
_SHORTEST_CLAUSE = 15
_SURE = 0.5


@dataclass(frozen=True)
class _Read:
    """A wish with everything that is known of it."""

    wish: Wish
    judgement: Judgement
    deadline: deadlines.Reading
    title: str
    person: str | None
    stays: bool


def write(job: Job) -> tuple[Goals, list[str]]:
    """Writes goals from wishes and notes without adding a fact.

    Args:
        job: the notes or the wish, the day of reference, and under the option "role" who writes.

    Returns:
        The document, in which a criterion that the text does not meet has a question, and notices in Danish.
    """
    sources = sorted(job.sources, key=lambda source: source.written)
    notices = _language_notices(sources)
    if job.instruction.strip():
        notices.append(
            "Reglerne kan ikke skrive mål om efter et ønske. Ret selv i felterne, eller brug en sprogmodel til det."
        )
    found = _without_repeats([wish for source in sources for wish in wishes(source.text)])
    if not found:
        notices.append(
            "Der er ikke noget ønske i teksten endnu. Svar på spørgsmålet, så bliver det til et mål."
        )
        return Goals(goals=[], questions=[Question(part=WISH, text=asking.NO_WISH)]), notices
    read = [_read(wish, job, judge()) for wish in found]
    notices += _crowd_notices(found) + _person_notices(read, job.options.get("role", ""))
    questions = [question for number, one in enumerate(read) for question in _questions(number, one)]
    return Goals(goals=[_goal(one) for one in read], questions=questions), notices


def _read(wish: Wish, job: Job, model: Judge) -> _Read:
    return _Read(
        wish=wish,
        judgement=model.judge(wish.text),
        deadline=deadlines.read(wish.text, job.reference_date),
        title=title(wish.text),
        person=responsible(wish.text),
        stays=wants_to_stay(wish.text),
    )


def _goal(one: _Read) -> Goal:
    have, lack = _quotes(one, "have"), _quotes(one, "lack")
    met = one.judgement.realistic
    resting = have if met else lack if met is False else []
    return Goal(
        title=one.title,
        specific=_criterion(one, "specific"),
        measurable=_criterion(one, "measurable"),
        attractive=_criterion(one, "attractive"),
        realistic=Criterion(text=_joined(resting), quotes=resting, met=met),
        time_bound=_time_bound(one.deadline),
        responsible=one.person,
        support=Section(text=_joined(have) if met else "", quotes=have if met else []),
        steps=_steps(one),
    )


def _criterion(one: _Read, target: str) -> Criterion:
    met = one.judgement.holds(target)
    quotes = _quotes(one, target) if met else []
    return Criterion(text=_joined(quotes), quotes=quotes, met=met)


def _time_bound(reading: deadlines.Reading) -> TimeBound:
    chosen = reading.chosen
    if chosen is None:
        return TimeBound(text="", quotes=[], met=False, due=None)
    usable = chosen.kind != deadlines.IMPOSSIBLE and not reading.passed
    return TimeBound(text=chosen.text, quotes=[chosen.text], met=usable, due=chosen.day)


def _quotes(one: _Read, target: str) -> list[str]:
    """The stretches of the wish that show a target, in order; of a long sentence only the clause that does."""
    chosen = sorted(best_parts(one.judgement, target))
    return [_narrowed(one.judgement.parts[at].of(one.wish.text), target) for at in chosen]


def _narrowed(sentence: str, target: str) -> str:
    if target in ("specific", "measurable"):
        return sentence
    model = judge()
    for match in _CLAUSE.finditer(sentence):
        clause = sentence[match.end() :]
        if match.start() < _SHORTEST_CLAUSE or len(clause) < _SHORTEST_CLAUSE:
            continue
        if model.part(clause)[target] >= _SURE and model.part(sentence[: match.start()])[target] < _SURE:
            return clause
    return sentence


def _steps(one: _Read) -> list[Section]:
    """Further sentences that say what will be done, beside the first that does."""
    chosen = sorted(best_parts(one.judgement, "specific"))[1:]
    texts = [one.judgement.parts[at].of(one.wish.text) for at in chosen if one.judgement.holds("specific")]
    resources = set(_quotes(one, "have")) | set(_quotes(one, "attractive"))
    return [Section(text=text, quotes=[text]) for text in texts if text not in resources]


def _questions(number: int, one: _Read) -> list[Question]:
    judged = one.judgement
    specific = judged.holds("specific")
    asked: dict[str, str] = {}
    if not specific or one.stays:
        asked["specific"] = asking.specific(one.title or one.wish.text, one.person, stays=one.stays)
    if not judged.holds("measurable"):
        asked["measurable"] = asking.measurable(
            one.title or one.wish.text, stays=one.stays, specific_met=specific
        )
    if not judged.holds("attractive"):
        asked["attractive"] = asking.attractive(one.person)
    if not judged.realistic:
        lacking = _joined(_quotes(one, "lack")) if judged.realistic is False else ""
        asked["realistic"] = asking.realistic(lacking)
    asked["time_bound"] = asking.deadline(one.deadline, stays=one.stays)
    if one.person is None:
        asked["responsible"] = asking.responsible()
    if not one.stays and not (judged.holds("measurable") and judged.realistic):
        asked["steps"] = asking.WAYS
    said = hedges(one.wish.text)
    if len(said) >= _WRAPPED and one.title:
        asked["specific"] = " ".join(
            filter(None, (asking.wrapped(one.title, said), asked.get("specific", "")))
        )
    return [Question(part=f"goals.{number}.{part}", text=text) for part, text in asked.items() if text]


def _crowd_notices(found: Sequence[Wish]) -> list[str]:
    if len(found) <= _AT_A_TIME:
        return []
    crowded = " på én gang" if any(wish.crowded for wish in found) else ""
    return [
        f"Der er {len(found)} ønsker{crowded}. De er delt op, så intet er tabt. Vælg to eller tre at arbejde med nu, og kassér resten eller "
        "gem dem til næste gang."
    ]


def _person_notices(read: Sequence[_Read], role: str) -> list[str]:
    others = list(dict.fromkeys(one.person for one in read if one.person not in (None, "jeg")))
    if not others or role == "manager":
        return []
    names = " og ".join(str(name) for name in others)
    return [
        f"Målet handler om {names}. Er det et mål for en anden end dig, så tal med {names} om det, før det kommer i planen."
    ]


def _without_repeats(found: Sequence[Wish]) -> list[Wish]:
    known: dict[str, Wish] = {}
    for wish in found:
        known.setdefault(" ".join(wish.text.casefold().split()), wish)
    return list(known.values())


def _joined(quotes: Sequence[str]) -> str:
    return " ".join(quotes)


def _language_notices(sources: Sequence[Source]) -> list[str]:
    languages = {source.language or detect(source.text) for source in sources} - {"", "da"}
    return [
        f"Teksten er på {_LANGUAGE_NAMES.get(language, 'et andet sprog')}. Reglerne læser kun dansk, så se godt efter, hvad de har "
        "fundet. En sprogmodel kan skrive målet på dansk."
        for language in sorted(languages)
    ]

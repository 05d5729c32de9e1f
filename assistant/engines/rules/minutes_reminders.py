"""A friendly reminder of an agreement: "Hvordan går det med at undersøge …?"."""

from __future__ import annotations

import re
from datetime import date

from assistant.danish import verbs
from assistant.danish.format import long_date

# Presents whose infinitive is not the same without its -r; modal verbs have none that can be asked for.
_INFINITIVES = {"gør": "gøre", "er": "være", "har": "have", "ved": "vide"}
_NONE = frozenset(["skal", "vil", "kan", "må", "bør", "burde", "skulle", "ville", "kunne", "måtte"])
_I = re.compile(r"^(?:jeg|vi|han|hun|du|alle|begge|de)\s+", re.IGNORECASE)
_MY = {"min": "din", "mit": "dit", "mine": "dine", "mig": "dig"}
_TAIL = re.compile(r"[\s,;:–-]+(?:og|senest|inden|til|den|d\.)?[\s,;:–-]*$", re.IGNORECASE)
# "… og Peter finder en projektor" is another task.
_ANOTHER = re.compile(r" og (?=[A-ZÆØÅ]\w+ \w+r\b)")
# "se på" is about nothing yet.
_FEWEST = 2
_DETAIL = re.compile(r"\s*(?:,|;|\s–|\s-)\s")


def reminder(what: str, owner: str, due: date | None, due_text: str, held: date) -> str:
    """A short text that asks how it goes, without blame.

    Args:
        what: the task as it was agreed on.
        owner: whose it is, or empty.
        due: its deadline, or None.
        due_text: the deadline as it was written, or empty.
        held: the day it was agreed on.
    """
    first = _first_name(owner)
    greeting = f"Hej {first}." if first and first != "alle" else "Hej."
    agreed = f" Vi aftalte det {long_date(held)}" + (f", med frist {long_date(due)}." if due else ".")
    return (
        f"{greeting} Hvordan går det med {asked(what, owner, due_text)}?{agreed} "
        "Sig endelig til, hvis der er noget, jeg kan hjælpe med, eller hvis fristen skal flyttes."
    )


def asked(what: str, owner: str, due_text: str = "") -> str:
    """What is asked about: "at undersøge …" where the verb is known, else the task in quotation marks."""
    words = " ".join(what.split()).rstrip(" .!,;")
    if due_text and due_text.casefold() in words.casefold():
        at = words.casefold().rindex(due_text.casefold())
        words = _TAIL.sub("", f"{words[:at]} ").rstrip() + words[at + len(due_text) :]
    words = re.sub(rf"\s*\({re.escape(owner)}\)$", "", words) if owner else words
    core = _without_modal(_without_subject(words, owner))
    first, _, rest = core.partition(" ")
    verb = first.rstrip(",;")
    # After a name the word is the verb, whatever the lists know of it.
    infinitive = _infinitive(verb.lower(), sure=core != words)
    if infinitive is None or not rest.strip():
        return f"»{words}«"
    return f"at {infinitive}{first[len(verb) :]} {_to_you(_infinitives(_object(rest)))}"


def _object(rest: str) -> str:
    """What the verb is about, without details behind a comma; "på, om …" is about what follows."""
    first, *others = _DETAIL.split(rest.strip())
    if len(first.split()) < _FEWEST and others:
        return f"{first}, {others[0]}"
    return _ANOTHER.split(first, maxsplit=1)[0]


def _infinitives(words: str) -> str:
    """A second verb in the infinitive, too: "kigge på det og vende tilbage"."""

    def turned(match: re.Match[str]) -> str:
        infinitive = _infinitive(match[1].lower(), sure=False)
        return f" og {infinitive}" if infinitive else match.group()

    return re.sub(r" og (\w+)", turned, words)


def _first_name(owner: str) -> str:
    return next(iter(owner.split()), "")


def _without_subject(words: str, owner: str) -> str:
    for name in (owner, _first_name(owner)):
        if name and re.match(rf"{re.escape(name)}\b:?\s", words, re.IGNORECASE):
            return words[len(name) :].lstrip(" :")
    return _I.sub("", words)


def _without_modal(words: str) -> str:
    """A task without "skal" or "vil", where the infinitive stands behind it."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _NONE and _is_infinitive(rest.split(" ")[0].lower()) else words


def _is_infinitive(word: str) -> bool:
    return bool(word) and (word in _INFINITIVES.values() or verbs.is_present(f"{word}r"))


def _infinitive(verb: str, *, sure: bool) -> str | None:
    if verb in _INFINITIVES:
        return _INFINITIVES[verb]
    if verb in _NONE or not verb.isalpha():
        return None
    if _is_infinitive(verb):
        return verb
    if verb.endswith("r") and len(verb) > 2 and (sure or verbs.is_present(verb)):
        return verb[:-1]
    return None


def _to_you(words: str) -> str:
    return re.sub(r"\b(?:min|mit|mine|mig)\b", lambda match: _MY[match.group()], words)

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
    greeting = f"Hej {owner.split()[0]}." if owner and owner != "alle" else "Hej."
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
    core = _without_subject(words, owner)
    verb, _, rest = core.partition(" ")
    # After a name the word is the verb, whatever the lists know of it.
    infinitive = _infinitive(verb.lower(), sure=core != words)
    if infinitive is None or not rest.strip():
        return f"»{words}«"
    detail = _DETAIL.split(rest.strip(), maxsplit=1)[0]
    return f"at {infinitive} {_to_you(detail)}"


def _without_subject(words: str, owner: str) -> str:
    if owner and words.casefold().startswith(owner.casefold() + " "):
        return words[len(owner) + 1 :].strip()
    first = owner.split()[0] if owner else ""
    if first and words.casefold().startswith(first.casefold() + " "):
        return words[len(first) + 1 :].strip()
    return _I.sub("", words)


def _infinitive(verb: str, *, sure: bool) -> str | None:
    if verb in _INFINITIVES:
        return _INFINITIVES[verb]
    if verb in _NONE or not verb.isalpha():
        return None
    if verb.endswith("r") and len(verb) > 2 and (sure or verbs.is_present(verb)):
        return verb[:-1]
    return None


def _to_you(words: str) -> str:
    return re.sub(r"\b(?:min|mit|mine|mig)\b", lambda match: _MY[match.group()], words)

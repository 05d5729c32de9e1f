"""Whose task it is: by name, by initials, "jeg", "du", "hun", "alle", or nobody that can be told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.danish.classify.minutes_people import Mention
from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.tasks.minutes import EVERYBODY

_WRITER = re.compile(
    r"(?:noteret af|noter(?:et)? (?:ved|v\.)|referent(?:\s+er)?:?|referat(?:\s+af|\s+ved|\s+v\.|:)|ref\.?:|ved|v\.|v/|af)\s*(?P<after>[^\W\d_][\w-]*)"
    r"|(?P<before>[^\W\d_][\w-]*)\s+(?:(?:skriver|noterer|skrev|refererer)(?=\s*(?:[.,;:)(\n]|$|løst\b|referat))|har ordet|tager referat|fører pennen|\(mig\)|\(jeg\)|\(referent\)|\(ref\.?\))"
    r"|(?P<own>[^\W\d_][\w-]*?)'?s\s+(?:egne\s+)?noter\b|(?P<is>[^\W\d_][\w-]*)\s*=\s*mig|mig\s*=?\s*(?P<me>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^(?:vi )?(?:alle|begge|i alle|hver især|samtlige|hele (?:holdet|teamet|gruppen))\b|\b(?:af alle|alle (?:skal|skriver|sender|tager|tester|læser|lægger|opdaterer|melder|finder|kigger))\b",
    re.IGNORECASE,
)
_I = re.compile(r"\b(?:jeg|mig)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:du|dig)\b", re.IGNORECASE)
_YOU_GET = re.compile(r"\b(?:du (?:får|hører|har)|(?:får|hører) du)\b", re.IGNORECASE)
_WE = re.compile(r"^vi\b", re.IGNORECASE)
_THIRD = re.compile(
    r"^(?:så |nu |selv )?(?:han|hun)\b|\b(?:gør|tager|finder|undersøger|melder|henter|ordner|skriver|sender|ringer) (?:han|hun)\b|^(?:det|den|dem|her|i|på|senest|inden|til)\b.{0,40}\b(?:han|hun)\b",
    re.IGNORECASE,
)
_THIRD_FIRST = re.compile(r"^(?:så |nu |og )?(?:han|hun)\s", re.IGNORECASE)
_VERB = re.compile(r"[^\W\d_]+(?:r|s)\b")
# A name after one of these takes part in the task, but does not own it.
_BESIDE = re.compile(
    r"\b(?:med|m\.|til|hos|fra|om|for|på|at|ved|over|mod|imellem|mellem|hvor|hvad|hvem|som|der|spørger|hører|beder|rykker|kontakter|og|ham|sammen med)\s*$",
    re.IGNORECASE,
)
_DOES = re.compile(r"\s+\w+r\b")
_SIGNED = re.compile(
    r"^(?:m?vh\.?|kh\.?|hilsen|(?:mange |venlig |de bedste |bedste )?hilsner?|med venlig hilsen)[,:\s]+(?P<name>[^\W\d_][\w-]*)",
    re.IGNORECASE | re.MULTILINE,
)
_GREETED = re.compile(r"^(?:kære|hej)\s+(?P<name>[^\W\d_][\w-]*)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s*([^()]{1,30}?)\s*\)\s*[.,]?\s*(?:,.*)?$")
_RESPONSIBLE = re.compile(r"(?:ansvarlig|tovholder|ansv\.?|hvem)\s*:?\s*([^\W\d_][\w-]*)", re.IGNORECASE)
_THAT = re.compile(r"\bat\s+$", re.IGNORECASE)
_MUST = re.compile(r"\s+skal\b", re.IGNORECASE)
_ALL_HEAD = re.compile(r"(?:alle|begge|fælles|hele (?:holdet|teamet)|samtlige)")
# "Annes opgave er at …", "det er Bos ansvar".
_DUTY = re.compile(r"\s+(?:opgave|ansvar|tjans|job|bord|to-?do)\b", re.IGNORECASE)
_MANAGER = (
    r"(?:(?:afdelings|team|mellem|skole|nærmeste |område|drifts)?(?:leder|chef)|værkfører|formand|rektor)"
)
_IS_MANAGER = re.compile(
    rf"(?P<name>[^\W\d_][\w-]*)\s*(?:[(,=]|\ber\b)\s*{_MANAGER}\b|\b{_MANAGER}(?:en)?\s*[:=]?\s+(?P<after>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_MANAGER_DOES = re.compile(rf"^(?:{_MANAGER}(?:en)?)\s+[^\W\d_]+r\b", re.IGNORECASE)
_EMPLOYEE_DOES = re.compile(r"^(?:medarbejder(?:en)?)\s+[^\W\d_]+r\b", re.IGNORECASE)
_CELLS = re.compile(r"[|\t]")
_HEAD = 300
_MANAGED = 2


class Owners:
    """Finds the owner of each task in the notes of one meeting.

    Args:
        notes: read notes.
        writer: the participant who wrote them, or empty where only the notes can tell.
    """

    def __init__(self, notes: Notes, writer: str = "") -> None:
        self._notes = notes
        self.writer = writer if writer in notes.people.names else _writer(notes)
        self.manager = _manager(notes)
        self._last: Mapping[int, str] = _last_named(notes)

    def of(self, first: Piece, end: int) -> str | None:
        """The owner of a task.

        Args:
            first: the clause in which the task begins.
            end: where the task ends.
        """
        text = self._notes.text[first.start : end]
        explicit = self._explicit(first, text, end)
        if explicit is not None:
            return explicit or None
        if _ALL.search(text) or _ALL_HEAD.fullmatch(first.head):
            return EVERYBODY
        if name := self._first_of_head(first.head):
            return name
        role = self._of_role(text)
        if role is not None:
            return role or None
        if first.speaker and not _others_do(self._notes, first, end):
            return self._of_speaker(first, text, end)
        subject = self._subject(first, end)
        if subject is not None:
            return subject or None
        if _THIRD_FIRST.match(text):
            return self._third(first)
        me, you = _I.search(text), _YOU.search(text)
        if me and (not you or me.start() < you.start()):
            return self._me()
        if you:
            return self._you()
        if _THIRD.search(text):
            return self._third(first)
        if _WE.match(text):
            return EVERYBODY if len(self._notes.people.names) <= _MANAGED else None
        return self._elided(first, text)

    def _explicit(self, first: Piece, text: str, end: int) -> str | None:
        """A name in a cell of its own, in brackets at the end, or after "ansvarlig"."""
        people = self._notes.people
        sentence = self._notes.spans[first.sentence]
        whole = self._notes.text[sentence.start : max(end, sentence.end)]
        if len(_CELLS.findall(whole)) > 1:
            for cell in reversed(_CELLS.split(whole)):
                if cell.strip().lower() in ("alle", "begge"):
                    return EVERYBODY
                if name := people.of_word(cell.strip()):
                    return name
        for pattern in (_RESPONSIBLE, _IN_BRACKETS):
            match = pattern.search(text)
            if match and (name := people.of_word(match.group(1).strip())):
                return name
        return None

    def _of_speaker(self, first: Piece, text: str, end: int) -> str | None:
        """Whose task it is that somebody speaks of: the speaker's, unless another is addressed or named as who acts."""
        me, you = _I.search(text), _YOU.search(text)
        if me and (not you or me.start() < you.start()):
            return first.speaker
        if you:
            return first.speaker if _YOU_GET.search(text) else self._other_than(first.speaker)
        return self._subject(first, end) or first.speaker

    def _first_of_head(self, head: str) -> str:
        """The first of several who are named before a colon ("Anna + Bo: rydde lageret")."""
        parts = re.split(r"\s*(?:\+|&|/|,|\bog\b)\s*", head)
        names = [self._notes.people.of_word(part.title()) for part in parts]
        return names[0] if len(names) > 1 and all(names) else ""

    def _of_role(self, text: str) -> str | None:
        """Who "lederen" or "medarbejderen" is, where the notes say who leads; empty where they do not."""
        manages, works = _MANAGER_DOES.match(text), _EMPLOYEE_DOES.match(text)
        if not manages and not works:
            return None
        if manages or not self.manager:
            return self.manager
        return self._other_than(self.manager) or ""

    def _third(self, first: Piece) -> str | None:
        """Whom "han" or "hun" means: who was named last, but of two never the one who writes."""
        last = self._last.get(first.start) or None
        if last and last == self.writer and len(self._notes.people.names) == _MANAGED:
            return self._other_than(last)
        return last

    def _subject(self, first: Piece, end: int) -> str | None:
        """The participant who acts; empty where two could be meant, None where none does."""
        every = self._notes.named(first.start, end)
        text = self._notes.text
        for mention in every:
            if mention.genitive and _DUTY.match(text, mention.end, end):
                return mention.name
        named = [mention for mention in every if not mention.genitive]
        for mention in named:
            # "Anna siger, at Bo skal ringe til banken".
            if _THAT.search(text, first.start, mention.start) and _MUST.match(text, mention.end, end):
                return mention.name
        for mention in named:
            before = text[first.start : mention.start]
            if mention.start == first.start or before.rstrip().endswith(
                ("→", "->", ">", "–", "-", ":", "|", "]")
            ):
                return mention.name
        for mention in named:
            before = text[first.start : mention.start].rstrip()
            if before.endswith((",", ".", ";", ")")) and _DOES.match(text[mention.end : end]):
                return mention.name
        # "batteriet skifter Luis på fredag": the name right after the verb.
        for mention in named:
            before = text[first.start : mention.start]
            if _BESIDE.search(before):
                by = re.search(r"\baf\s*$", before)
                if not by:
                    continue
                return mention.name
            if re.search(r"\baf\s*$|\bpåhviler\s*$|\bblev\s*$|\bsat på\s*$", before) or _after_verb(before):
                return mention.name
        return None

    def _me(self) -> str | None:
        if self.writer:
            return self.writer
        names = self._notes.people.names
        if len(names) != _MANAGED:
            return None
        # The writer says "jeg" of herself, so it is the other one who is named in the notes.
        counts = {name: sum(mention.name == name for mention in self._notes.mentions) for name in names}
        if abs(counts[names[0]] - counts[names[1]]) > 1:
            return min(names, key=lambda name: counts[name])
        return names[0]

    def _you(self) -> str | None:
        writer = self.writer or (
            self._notes.people.names[0] if len(self._notes.people.names) == _MANAGED else ""
        )
        return self._other_than(writer) if writer else None

    def _other_than(self, name: str) -> str | None:
        others = [other for other in self._notes.people.names if other != name]
        return others[0] if len(others) == 1 else None

    def _elided(self, first: Piece, text: str) -> str | None:
        """ "… og sender det rundt" goes on with whoever acted in the clause before."""
        if first.first or first.joint not in ("og", "samt"):
            return None
        words = text.split()
        if words and _VERB.fullmatch(words[0].lower()) and not words[0].lower().endswith("s"):
            return self._last.get(first.start) or None
        return None


def _after_verb(before: str) -> bool:
    words = before.split()
    last = words[-1].lower().strip(",;") if words else ""
    return (
        bool(_VERB.fullmatch(last)) and not last.endswith(("er,", "eller", "efter", "under", "over"))
    ) or last in ("må", "vil", "kan", "skal")


def _others_do(notes: Notes, first: Piece, end: int) -> bool:
    """Whether a line of one speaker begins with somebody else who acts."""
    named = [mention for mention in notes.named(first.start, end) if mention.start == first.start]
    return bool(named and named[0].name and named[0].name != first.speaker)


def _writer(notes: Notes) -> str:
    """Who wrote the notes, as far as they tell."""
    text = notes.text
    people = notes.people
    for match in _WRITER.finditer(text):
        if match.start() > _HEAD and not (match["is"] or "(mig)" in match.group()):
            continue
        word = next((part for part in match.groups() if part), "")
        if name := people.of_word(word):
            return name
    for signed in _SIGNED.finditer(text):
        if name := people.of_word(signed["name"]):
            return name
    greeted = _GREETED.match(text.strip())
    if greeted and len(people.names) == _MANAGED and (name := people.of_word(greeted["name"])):
        return next(other for other in people.names if other != name)
    last = text.rstrip().rsplit("\n", 1)[-1]
    signature = re.split(r"(?<=[.!?])\s+", last)[-1].strip(" .-/")
    return people.of_word(signature) if signature and len(signature.split()) <= 2 else ""


def _manager(notes: Notes) -> str:
    """Who leads, as far as the first lines tell ("Anne (leder)", "leder: Anne")."""
    for match in _IS_MANAGER.finditer(notes.text[:_HEAD]):
        if name := notes.people.of_word(match["name"] or match["after"]):
            return name
    return ""


def _last_named(notes: Notes) -> dict[int, str]:
    """For each clause whom "han" or "hun" means there: the participant who was last the subject before it."""
    found: dict[int, str] = {}
    names = notes.people.names
    last = names[1] if len(names) == _MANAGED else ""
    for piece in notes.pieces:
        found[piece.start] = last
        subjects = [
            mention for mention in notes.named(piece.lead, piece.end) if _may_be_meant(notes, piece, mention)
        ]
        if subjects:
            last = subjects[0].name
    return found


def _may_be_meant(notes: Notes, piece: Piece, mention: Mention) -> bool:
    if not mention.name:
        return False
    before = notes.text[piece.lead : mention.start]
    return not mention.genitive and not (before and _BESIDE.search(before))

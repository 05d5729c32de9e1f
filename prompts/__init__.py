"""The prompts, a Markdown file each, and the loader that turns one into the messages of a request.

A prompt file begins with front matter and holds one part a message::

    ---
    id: star
    version: 1
    task: star
    variables: language, instruction, sources
    marks: Kjartan, 8.317
    ---
    <!-- system -->
    What always holds.
    <!-- user -->
    The notes are in {{language}}.
    {{#instruction}}What the user wishes:
    {{instruction}}{{/instruction}}
    {{sources}}

``{{name}}`` is replaced by its value, ``{{#name}}…{{/name}}`` is left out where the value is empty, and
``{{^name}}…{{/name}}`` where it is not. ``{{fence}}`` is always there. ``marks`` names the figures and names of the
prompt's own example, which must never turn up in a draft.

What the user wrote is given as ``Data``. It is fenced with a tag that stands in none of the texts, comes last in its
message, never in the system's, and is copied in without being looked at, so nothing in it is expanded or can close
the fence. A file of the same name in the user's folder wins over the packaged one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PACKAGED = Path(__file__).parent

ANY_TASK = "any"
FENCE = "fence"
_MODE_MARK = "-"

_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_KEYS = ("id", "version", "task", "variables", "marks")
_PART = re.compile(r"^<!-- *(system|user|assistant) *-->\n", re.MULTILINE)
_TAG = re.compile(r"\{\{ *([#^/]?) *([a-z][a-z0-9_]*) *\}\}")
_PLAIN = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*")
_LABEL = re.compile(r"[^<>\x00-\x1f\x7f-\x9f\u2028\u2029]*")
_HASH_DIGITS = 16
_FENCE_DIGITS = 8


class PromptFault(Exception):  # noqa: N818  # the faces' own tree of errors ends in Error
    """A prompt cannot be used.

    Attributes:
        prompt: the name of the prompt.
        path: its file, or None where there is none.
        detail: what is wrong, or the name of the variable that is.
    """

    def __init__(self, prompt: str, path: Path | None, detail: str) -> None:
        super().__init__(f"prompt {prompt}: {detail}")
        self.prompt = prompt
        self.path = path
        self.detail = detail


class PromptMissing(PromptFault):
    """There is no prompt of that name."""


class PromptUnreadable(PromptFault):
    """The file cannot be read, or is not UTF-8."""


class PromptMalformed(PromptFault):
    """The file is not built as a prompt."""


class UnknownVariable(PromptFault):
    """A variable stands in the text or was given, but is not declared."""


class MissingVariable(PromptFault):
    """A variable is declared, but stands nowhere in the text or was not given."""


class UnsafeValue(PromptFault):
    """A value would get out of its place: user text where no user text may stand, or a plain value of several lines."""


@dataclass(frozen=True)
class Data:
    """Text that the user wrote, or a model; data and never instructions.

    Attributes:
        text: the text, which goes in verbatim.
        label: what it is, for the opening tag, such as ``kilde="1" dato="2026-03-12"``.
    """

    text: str
    label: str = ""


Value = str | Data | Sequence[Data]


@dataclass(frozen=True)
class _Variable:
    name: str


@dataclass(frozen=True)
class _Section:
    name: str
    when_empty: bool
    nodes: list[_Node] = field(default_factory=list)


_Node = str | _Variable | _Section


@dataclass(frozen=True)
class Prompt:
    """A prompt, read and checked.

    Attributes:
        id: the name it gives itself.
        version: likewise.
        hash: of the file's text; the same on all systems.
        task: the task it writes, or "any".
        variables: what it takes.
        marks: the figures and names of its own example.
        path: its file.
    """

    id: str
    version: str
    hash: str
    task: str
    variables: tuple[str, ...]
    marks: tuple[str, ...]
    path: Path
    _parts: tuple[tuple[str, list[_Node]], ...] = field(repr=False)

    def render(self, **values: Value) -> list[dict[str, str]]:
        """The messages of a request, each with "role" and "content".

        Args:
            values: one for each variable of the prompt: ``Data`` (or several) for what a user or a model wrote, and
                else a string of one line.

        Raises:
            MissingVariable: a variable has no value.
            UnknownVariable: a value belongs to no variable.
            UnsafeValue: user text would stand in the system's message, or not last; a plain value has several lines,
                or a label would end its tag.
        """
        for name in self.variables:
            if name not in values:
                raise MissingVariable(self.id, self.path, name)
        for name, value in values.items():
            if name not in self.variables:
                raise UnknownVariable(self.id, self.path, name)
            if isinstance(value, str) and not _PLAIN.fullmatch(value):
                raise UnsafeValue(self.id, self.path, name)
            if not all(_LABEL.fullmatch(data.label) for data in _data(value)):
                raise UnsafeValue(self.id, self.path, name)
        fence = _fence(data.text for value in values.values() for data in _data(value))
        rendering = _Rendering(self, {**values, FENCE: fence}, fence)
        return [{"role": role, "content": rendering.message(role, nodes)} for role, nodes in self._parts]

    def leaks(self, text: str, sources: Iterable[str]) -> list[str]:
        """The figures and names of the prompt's own example that stand in a draft, but in none of its sources."""
        kept = [source.casefold() for source in sources]
        return [
            mark
            for mark in self.marks
            if _stands_in(mark, text.casefold()) and not any(_stands_in(mark, source) for source in kept)
        ]


@dataclass(frozen=True)
class _Rendering:
    """One rendering: each node is visited once, and no value is looked into."""

    prompt: Prompt
    values: Mapping[str, Value]
    fence: str

    def message(self, role: str, nodes: list[_Node]) -> str:
        pieces: list[tuple[str, bool]] = []
        self._append(nodes, pieces)
        while pieces and not pieces[-1][0].strip():
            pieces.pop()
        for place, (_text, is_data) in enumerate(pieces):
            if is_data and (role != "user" or not pieces[-1][1]):
                raise UnsafeValue(self.prompt.id, self.prompt.path, f"{role} message, piece {place}")
        return "".join(text for text, _is_data in pieces).strip()

    def _append(self, nodes: list[_Node], pieces: list[tuple[str, bool]]) -> None:
        for node in nodes:
            if isinstance(node, str):
                pieces.append((node, False))
            elif isinstance(node, _Section):
                if _is_empty(self.values[node.name]) == node.when_empty:
                    self._append(node.nodes, pieces)
            else:
                value = self.values[node.name]
                if isinstance(value, str):
                    pieces.append((value, False))
                else:
                    pieces.append((self._fenced(value), True))

    def _fenced(self, value: Data | Sequence[Data]) -> str:
        return "\n".join(
            f"<{self.fence}{' ' if data.label else ''}{data.label}>\n{data.text}\n</{self.fence}>"
            for data in _data(value)
        )


def name_of(task: str, mode: str = "", user_dir: Path | None = None) -> str:
    """The name of the prompt for a way of doing a task ("feedback-soften"), or the task's own where that has none.

    Args:
        task: the task's id.
        mode: the way that was chosen, or empty.
        user_dir: the folder in which a file of the same name wins, or None.
    """
    name = f"{task}{_MODE_MARK}{mode}"
    if not mode or not _NAME.fullmatch(name):
        return task
    folders = [folder for folder in (user_dir, PACKAGED) if folder]
    return name if any((folder / f"{name}.md").is_file() for folder in folders) else task


def load(name: str, user_dir: Path | None = None) -> Prompt:
    """The prompt of a task.

    Args:
        name: the task's id, which is the name of the file; a mode may follow it ("feedback-soften").
        user_dir: the folder in which a file of the same name wins, or None.

    Raises:
        PromptMissing: there is none.
        PromptUnreadable: the file cannot be read.
        PromptMalformed: it is not built as a prompt, or is for another task.
        UnknownVariable: it uses a variable that it does not declare.
        MissingVariable: it declares a variable that it does not use.
    """
    if not _NAME.fullmatch(name):
        raise PromptMissing(name, None, "no such name")
    for folder in (user_dir, PACKAGED):
        path = folder / f"{name}.md" if folder else None
        if path is not None and path.is_file():
            return _read(name, path)
    raise PromptMissing(name, None, "no such file")


def _read(name: str, path: Path) -> Prompt:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptUnreadable(name, path, type(error).__name__) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT_MATTER.fullmatch(text)
    if found is None:
        raise PromptMalformed(name, path, "no front matter")
    facts = _facts(name, path, found[1])
    if facts["task"] not in (name, name.partition(_MODE_MARK)[0], ANY_TASK):
        raise PromptMalformed(name, path, f"is for the task {facts['task']}")
    variables = _listed(facts["variables"])
    parts = _parts(name, path, found[2])
    used = {variable for _role, nodes in parts for variable in _used(nodes)}
    for variable in sorted(used - {*variables, FENCE}):
        raise UnknownVariable(name, path, variable)
    for variable in variables:
        if variable not in used:
            raise MissingVariable(name, path, variable)
    return Prompt(
        id=facts["id"],
        version=facts["version"],
        hash=hashlib.sha256(text.encode()).hexdigest()[:_HASH_DIGITS],
        task=facts["task"],
        variables=variables,
        marks=_listed(facts.get("marks", "")),
        path=path,
        _parts=parts,
    )


def _facts(name: str, path: Path, front_matter: str) -> dict[str, str]:
    facts: dict[str, str] = {}
    for line in front_matter.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in _KEYS:
            raise PromptMalformed(name, path, f"front matter: {line.strip()[:40]}")
        facts[key.strip()] = value.strip()
    for key in ("id", "version", "task", "variables"):
        if key not in facts:
            raise PromptMalformed(name, path, f"front matter lacks {key}")
    return facts


def _listed(value: str) -> tuple[str, ...]:
    return tuple(item for part in value.split(",") if (item := part.strip()))


def _parts(name: str, path: Path, body: str) -> tuple[tuple[str, list[_Node]], ...]:
    before, *pieces = _PART.split(body)
    if before.strip() or not pieces:
        raise PromptMalformed(name, path, "text that belongs to no message")
    return tuple(
        (role, _nodes(name, path, text)) for role, text in zip(pieces[::2], pieces[1::2], strict=True)
    )


def _nodes(name: str, path: Path, text: str) -> list[_Node]:
    """The text as a tree of variables and sections; read once, before any value is known."""
    top: list[_Node] = []
    open_sections: list[_Section] = []
    end = 0
    for tag in _TAG.finditer(text):
        nodes = open_sections[-1].nodes if open_sections else top
        nodes.append(_literal(name, path, text[end : tag.start()]))
        kind, variable = tag.groups()
        end = tag.end()
        if kind == "/":
            if not open_sections or open_sections.pop().name != variable:
                raise PromptMalformed(name, path, f"{tag[0]} closes nothing")
        elif kind:
            section = _Section(variable, when_empty=kind == "^")
            nodes.append(section)
            open_sections.append(section)
        else:
            nodes.append(_Variable(variable))
    if open_sections:
        raise PromptMalformed(name, path, f"{open_sections[-1].name} is not closed")
    top.append(_literal(name, path, text[end:]))
    return top


def _literal(name: str, path: Path, text: str) -> str:
    if "{{" in text:
        raise PromptMalformed(name, path, f"not a variable: {text[text.index('{{') :][:40]}")
    return text


def _used(nodes: list[_Node]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, _Variable):
            yield node.name
        elif isinstance(node, _Section):
            yield node.name
            yield from _used(node.nodes)


def _data(value: Value) -> Sequence[Data]:
    if isinstance(value, str):
        return ()
    return (value,) if isinstance(value, Data) else value


def _is_empty(value: Value) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return not any(data.text.strip() for data in _data(value))


def _fence(texts: Iterable[str]) -> str:
    """A tag that stands in none of the texts; the same texts give the same tag, so that a request can be repeated."""
    texts = list(texts)
    digest = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    while any(digest[:_FENCE_DIGITS] in text for text in texts):
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return f"tekst-{digest[:_FENCE_DIGITS]}"


def _stands_in(mark: str, folded_text: str) -> bool:
    """Whether a name (also as a genitive) or a figure stands in the text as a word of its own."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(mark.casefold())}s?(?!\w)", folded_text))

"""An hour's talk against a server with little room: split, joined, stopped, resumed, and asked about once."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from assistant.drafting.parts import Part
from assistant.drafting.pipeline import Failed, Finished
from assistant.engines.base import AboutToSend
from assistant.engines.chat.client import Waits
from assistant.engines.chat.endpoint import Endpoint, Profile
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.faults import Kind
from assistant.engines.chat.profiles import ProfileBook
from assistant.tasks.minutes import Minutes
from assistant.workspace.drafts import MakeEvent, Request, Stored
from assistant.workspace.workspace import Workspace
from tests.endpoint import EndpointServer, Json, Recorded, serving

DAY = date(2026, 3, 12)
SHORT = Waits(first=0.3, gap=0.3, after_end=0.01)
CONTEXT = 6_000
SPEAKERS = ("Bo", "Hanne", "Ali", "Mette")
SETTLED = {
    10: "Bo: jeg bestiller ny lak til hallen inden fredag.",
    40: "Hanne: skal mandagsmødet flyttes til kl. 9?",
    150: "Ali: vi beslutter, at mandagsmødet flyttes til kl. 9.",
    160: "Bo: ja, jeg bestiller ny lak til hallen inden fredag, som sagt.",
    170: "Mette: jeg skriver til kommunen om tilskuddet til cykelskuret.",
}
TALK = "\n".join(
    SETTLED.get(
        number,
        f"{SPEAKERS[number % 4]}: ja altså, det der med vagtplan {number}, det snakkede vi også om sidst, ikke også.",
    )
    for number in range(200)
)


def minutes_of(request: Recorded) -> Json:
    """What a good model makes of a request: the tasks, decisions and open questions of its own part."""
    lines = re.findall(r"^(\[?\w+\]?): (.+)$", request.body["messages"][-1]["content"], re.MULTILINE)
    answer: Json = {"topics": [], "decisions": [], "actions": [], "open_points": [], "disagreements": []}
    for speaker, said in lines:
        if said.startswith(("jeg ", "ja, jeg ")):
            due = "inden fredag" if "inden fredag" in said else None
            what = f"{speaker} {said.split('jeg ')[1]}"
            answer["actions"].append(
                {
                    "what": what,
                    "owner": speaker,
                    "due": "2026-03-13" if due else None,
                    "due_text": due,
                    "quotes": [said],
                }
            )
        elif said.startswith("vi beslutter"):
            answer["decisions"].append({"text": said.partition("at ")[2], "quotes": [said]})
        elif said.startswith("skal "):
            answer["open_points"].append({"text": said, "quotes": [said]})
    if lines:
        speaker, said = lines[0]
        answer["topics"].append({"title": "Vagtplaner", "summary": f"{said}", "quotes": [said]})
    return answer


class Elsewhere(Endpoint):
    """An address that counts as outside this machine, though its server is here."""

    @property
    def is_loopback(self) -> bool:
        return False


async def no_pause(seconds: float) -> None:
    """A pause that takes no time."""


@dataclass
class Way:
    """A workspace and a server with little room."""

    workspace: Workspace
    server: EndpointServer
    book: ProfileBook
    asked: list[AboutToSend] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)

    async def consent(self, about: AboutToSend) -> bool:
        self.asked.append(about)
        return self.answers.pop(0) if self.answers else True

    def events(self, *, remote: bool = False, talk: str = TALK) -> AsyncGenerator[MakeEvent, None]:
        endpoint = (Elsewhere if remote else Endpoint)(self.server.base_url, "prøvemodel")
        engine = ChatEngine(endpoint, waits=SHORT, profiles=self.book, sleep=no_pause)
        work = Request("minutes", DAY, text=talk, options={"participants": "\n".join(SPEAKERS)})
        return self.workspace.drafting.make(work, engine, self.consent)

    async def go(self, *, remote: bool = False, talk: str = TALK) -> list[MakeEvent]:
        return [event async for event in self.events(remote=remote, talk=talk)]

    @property
    def sent(self) -> list[str]:
        return [request.body["messages"][-1]["content"] for request in self.server.requests]


@pytest.fixture
def way(workspace: Workspace, tmp_path: Path) -> Iterator[Way]:
    with serving() as server:
        server.answers = minutes_of
        book = ProfileBook(tmp_path / "endpoints.json")
        book.keep(server.base_url, "prøvemodel", Profile(context=CONTEXT, probed=True), frozenset())
        yield Way(workspace, server, book)


def parts_of(seen: list[MakeEvent]) -> list[Part]:
    return [event for event in seen if isinstance(event, Part)]


def minutes(seen: list[MakeEvent]) -> Minutes:
    [finished] = [event for event in seen if isinstance(event, Finished)]
    assert isinstance(finished.document, Minutes)
    return finished.document


def failure(seen: list[MakeEvent]) -> Failed:
    [failed] = [event for event in seen if isinstance(event, Failed)]
    return failed


async def test_a_talk_is_split_between_turns_and_joined_without_doubles(way: Way) -> None:
    seen = await way.go()
    started = parts_of(seen)
    assert [part.number for part in started] == list(range(1, len(started) + 1))
    assert len(started) == started[0].total == len(way.server.requests) > 3
    for line in TALK.splitlines():
        assert sum(f"{line}\n" in text for text in way.sent) == 1
    document = minutes(seen)
    assert [(one.owner, one.due_text) for one in document.actions] == [
        ("Bo", "inden fredag"),
        ("Mette", None),
    ]
    assert document.actions[0].quotes == [
        "jeg bestiller ny lak til hallen inden fredag.",
        "ja, jeg bestiller ny lak til hallen inden fredag, som sagt.",
    ]
    assert [one.text for one in document.decisions] == ["mandagsmødet flyttes til kl. 9."]
    assert document.open_points == []
    assert [one.title for one in document.topics] == ["Vagtplaner"]
    finished = next(event for event in seen if isinstance(event, Finished))
    assert finished.findings == ()


async def test_each_part_knows_who_took_part_and_what_is_settled_so_far(way: Way) -> None:
    await way.go()
    for text in way.sent:
        assert "Bo\nHanne\nAli\nMette" in text
    assert "Aftalt: " not in way.sent[0]
    assert "Aftalt: Bo bestiller ny lak til hallen inden fredag" in way.sent[-1]
    assert "Besluttet: mandagsmødet flyttes til kl. 9." in way.sent[-1]
    for request in way.server.requests:
        from assistant.engines.chat.writing import counted

        assert counted(request.body["messages"]) + CONTEXT // 3 <= CONTEXT


@pytest.mark.parametrize("mode", ["server_fault", "hang_in_text", "invalid_json", "reset", "length"])
async def test_a_part_that_fails_is_named_and_written_alone_at_the_next_try(way: Way, mode: str) -> None:
    total = len(parts_of(await way.go()))
    before = len(way.server.requests)
    times = {"server_fault": 2, "invalid_json": 3, "reset": 2}.get(mode, 1)
    talk = TALK.replace("vagtplan 0,", "vagtplan nul,")
    way.server.play("well", *[mode] * times, "well")
    seen = await way.go(talk=talk)
    assert len(way.server.requests) == before + total - 1 + times
    error = failure(seen).error
    assert error.message.startswith(f"Del 2 af {total} blev ikke færdig.")
    assert f"{total - 1} dele er færdige og gemt" in error.message
    assert "så skrives kun del 2" in error.hint
    before = len(way.server.requests)
    again = await way.go(talk=talk)
    assert len(way.server.requests) == before + 1
    assert [part.kept for part in parts_of(again)] == [number != 1 for number in range(total)]
    assert [one.owner for one in minutes(again).actions] == ["Bo", "Mette"]


async def test_a_server_that_is_down_is_not_asked_for_every_part(way: Way) -> None:
    way.server.play("well", "wrong_key")
    seen = await way.go()
    assert len(way.server.requests) == 2
    failed = failure(seen)
    assert failed.error.message.startswith("Del 2 af ")
    way.server.play("server_fault")
    await way.go()
    assert len(way.server.requests) == 2 + 4  # two parts, each twice


async def test_stopping_keeps_the_finished_parts(way: Way) -> None:
    way.server.play("well", "well", "hang_in_text")
    async with aclosing(way.events()) as events:
        async for event in events:
            if isinstance(event, Part) and event.number == 3:
                break
    before = len(way.server.requests)
    way.server.play("well")
    again = await way.go()
    assert [part.kept for part in parts_of(again)][:3] == [True, True, False]
    assert len(way.server.requests) == before + len(parts_of(again)) - 2
    assert isinstance(again[-1], Stored)
    fresh = await way.go()
    assert not any(part.kept for part in parts_of(fresh))


async def test_parts_keep_their_ends_when_the_room_turns_out_smaller(way: Way) -> None:
    way.server.context = 3_500
    way.server.play("well", "small_context")
    way.server.answers = minutes_of
    seen = await way.go()
    started = parts_of(seen)
    assert started[-1].total > started[0].total
    for line in TALK.splitlines():
        assert any(f"{line}\n" in text for text in way.sent)
    assert [one.owner for one in minutes(seen).actions] == ["Bo", "Mette"]
    kept = way.book.find(way.server.base_url, "prøvemodel")
    assert kept is not None
    assert kept.profile.context == 3_500


async def test_what_was_finished_in_larger_parts_is_not_sent_again_in_smaller_ones(way: Way) -> None:
    way.server.play("well", "server_fault")
    await way.go()
    way.book.keep(way.server.base_url, "prøvemodel", Profile(context=4_500, probed=True), frozenset())
    before = len(way.server.requests)
    way.server.play("well")
    again = await way.go()
    assert [part.kept for part in parts_of(again)].count(True) == 1
    first = TALK.splitlines()[0]
    assert not any(first in text for text in way.sent[before:])
    assert [one.owner for one in minutes(again).actions] == ["Bo", "Mette"]


async def test_all_parts_are_shown_and_asked_about_once(way: Way) -> None:
    seen = await way.go(remote=True)
    [asked] = way.asked
    total = len(parts_of(seen))
    assert asked.parts == total > 2
    for request in way.server.requests:
        for message in request.body["messages"]:
            assert message["content"] in asked.text
    assert [f"Del {number} af {total}" in asked.text for number in range(1, total + 1)] == [True] * total
    assert asked.tokens > CONTEXT
    assert "Hanne:" not in asked.text
    assert "PERSON_" in asked.text
    assert [one.owner for one in minutes(seen).actions] == ["Bo", "Mette"]
    assert minutes(seen).open_points == []


async def test_a_no_sends_no_part(way: Way) -> None:
    way.answers = [False]
    seen = await way.go(remote=True)
    assert failure(seen).error.message == "Der er ikke sendt noget. Din tekst er, som den var."
    assert way.server.requests == []


async def test_only_what_is_still_to_be_sent_is_asked_about(way: Way) -> None:
    way.server.play("well", "server_fault", "server_fault", "well")
    total = len(parts_of(await way.go(remote=True)))
    assert len(way.asked) == 1
    seen = await way.go(remote=True)
    assert len(way.asked) == 2
    assert way.asked[1].parts == 1
    assert [part.kept for part in parts_of(seen)].count(True) == total - 1
    assert way.asked[1].text == "\n\n".join(
        f"[{message['role']}]\n{message['content']}" for message in way.server.requests[-1].body["messages"]
    )


async def test_a_repair_of_a_part_is_asked_about_since_it_sends_something_new(way: Way) -> None:
    way.server.play("well", "invalid_json", "well")
    way.answers = [True, False]
    seen = await way.go(remote=True)
    assert len(way.asked) == 2
    assert way.asked[1].text not in way.asked[0].text
    assert failure(seen).error.message == "Der er ikke sendt mere. De dele, der er færdige, er gemt."
    assert len(way.server.requests) == 2


async def test_smaller_parts_are_asked_about_anew(way: Way) -> None:
    way.server.context = 3_500
    way.server.play("well", "small_context")
    seen = await way.go(remote=True)
    assert [one.parts > 1 for one in way.asked] == [True, True]
    told = "".join(about.text for about in way.asked)
    for request in way.server.requests:
        assert request.body["messages"][-1]["content"] in told
    assert [one.owner for one in minutes(seen).actions] == ["Bo", "Mette"]


class Shell:
    """The command, run as a user runs it, against a server."""

    def __init__(self, server: EndpointServer, folder: Path) -> None:
        self.server = server
        self.file = folder / "samtale.txt"
        self.file.write_text(TALK, encoding="utf-8")
        config = folder / "config"
        config.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
        self.environment = {
            **kept,
            "MAKKER_DATA_DIR": str(folder / "data"),
            "MAKKER_CONFIG_DIR": str(config),
            "OPENAI_BASE_URL": server.base_url,
            "PYTHONIOENCODING": "utf-8",
        }
        settings = f'engine = "chat"\nbase_url = "{server.base_url}"\nmodel = "prøvemodel"\n'
        (config / "settings.toml").write_text(settings, encoding="utf-8")
        from assistant import paths

        name = paths.settings_file().name
        (config / "settings.toml").rename(config / name)

    def start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "assistant", "draft", "minutes", str(self.file)]
        command += ["--valg", "reference_date=2026-03-12"]
        return subprocess.Popen(
            command,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def until(self, process: subprocess.Popen[str], words: str) -> None:
        assert process.stderr is not None
        for line in process.stderr:
            if words in line:
                return
        raise AssertionError(f"the command never said {words!r}")


@pytest.mark.parametrize("ending", ["SIGKILL", "SIGINT"])
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_command_goes_on_where_it_was_stopped(way: Way, tmp_path: Path, ending: str) -> None:
    way.server.models = ["prøvemodel"]
    way.server.play("small_context", "well", "well", "hang_in_text")
    way.server.context = CONTEXT
    shell = Shell(way.server, tmp_path)
    process = shell.start()
    shell.until(process, "Del 3 af ")
    process.send_signal(getattr(signal, ending))
    _, told = process.communicate(timeout=30)
    if ending == "SIGINT":
        assert "Kør den samme kommando igen" in told
        assert process.returncode == 130
    before = len(way.server.requests)
    way.server.play("well")
    again = shell.start()
    printed, told = again.communicate(timeout=60)
    assert again.returncode == 0, told
    assert "Del 1 af" in told
    assert "er fra sidst" in told
    assert "# Referat" in printed
    assert TALK.splitlines()[0] not in "".join(way.sent[before:])
    assert Kind.CUT not in told

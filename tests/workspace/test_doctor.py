"""The check-up sends nothing out of the machine unless it is told to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.workspace.connection import Connection
from assistant.workspace.doctor import State, examine
from assistant.workspace.workspace import Workspace
from tests.endpoint import EndpointServer


async def test_a_server_outside_the_machine_is_sent_nothing_unasked(
    workspace: Workspace, tmp_path: Path, endpoint_server: EndpointServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAKKER_CONFIG_DIR", str(tmp_path))
    workspace.settings = replace(Settings(), engine="chat", base_url=endpoint_server.base_url, model="prøve")
    monkeypatch.setattr("assistant.workspace.engines.is_loopback", lambda _host: False)
    checks = [check async for check in examine(workspace, Connection(tmp_path / "keys.json"))]
    assert (checks[-1].name, checks[-1].state) == ("Udkast", State.LEFT_OUT)
    assert "--send" in checks[-1].words
    assert all(request.method == "GET" for request in endpoint_server.requests)

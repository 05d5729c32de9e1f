"""What all tests may use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.endpoint import EndpointServer, serving


@pytest.fixture
def endpoint_server() -> Iterator[EndpointServer]:
    """A chat server on the loopback address, in a thread of its own."""
    with serving() as server:
        yield server

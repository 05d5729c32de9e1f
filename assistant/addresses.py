"""Addresses that text may be sent to: what they must look like, and which of them are this machine itself."""

from __future__ import annotations

import re

from assistant.errors import SettingsError


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself: localhost, 127.0.0.0/8 or ::1."""
    if host.lower() in ("localhost", "localhost."):
        return True
    import ipaddress

    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_address(address: str, allowed_http_hosts: tuple[str, ...] = ()) -> None:
    """Refuses an address that text must not be sent to.

    Args:
        address: what the user wrote; empty is allowed and means none.
        allowed_http_hosts: hosts outside this machine that may be spoken to without encryption.

    Raises:
        SettingsError: it is no http or https address, holds a password, or would send text unencrypted.
    """
    if not address:
        return
    from urllib.parse import urlsplit

    example = "Skriv den for eksempel som http://127.0.0.1:11434/v1 eller https://api.openai.com/v1."
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise SettingsError("Adressen kan ikke læses.", example) from error
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", address):
        raise SettingsError("Adressen skal begynde med http:// eller https:// og nævne en maskine.", example)
    if parts.username is not None or parts.password is not None:
        raise SettingsError(
            "Adressen indeholder et brugernavn eller en adgangskode.", "Skriv nøglen for sig."
        )
    if parts.scheme == "http" and not is_loopback(host) and host not in allowed_http_hosts:
        raise SettingsError(
            f"Adressen ville sende din tekst ukrypteret til {host}.",
            "Brug https://, eller tilføj maskinen under allowed_http_hosts i settings.toml, hvis du stoler på nettet.",
        )


def unencrypted_host(address: str, allowed_http_hosts: tuple[str, ...] = ()) -> str:
    """The host that an address is refused for, where nothing but the missing encryption speaks against it; else empty."""
    from urllib.parse import urlsplit

    try:
        check_address(address, allowed_http_hosts)
    except SettingsError:
        pass
    else:
        return ""
    try:
        host = urlsplit(address).hostname or ""
        check_address(address, (host,))
    except (SettingsError, ValueError):
        return ""
    return host

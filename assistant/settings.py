"""What the user has chosen: read from settings.toml, and written back without losing the user's comments."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.addresses import check_address as check_address
from assistant.addresses import is_loopback as is_loopback
from assistant.errors import SettingsError
from assistant.paths import replace_file

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

ENGINES = ("auto", "rules", "chat")
THEMES = ("auto", "makker lys", "makker mørk")
OPENAI_URL = "https://api.openai.com/v1"

# More seconds or days than anybody means.
_MOST = 1_000_000

HEADER = """\
# Indstillinger til makker. Filen kan rettes i hånden; dine egne kommentarer bliver stående.
# Nøglen til en sprogmodel står ikke her, men i maskinens nøglering.
"""


@dataclass(frozen=True)
class Settings:
    """The choices of one user; every field has a value that works."""

    engine: str = "auto"
    """Who writes drafts: "rules", "chat", or "auto": chat when an address or a key is set up, else rules."""

    base_url: str = ""
    """The address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1; empty where there is none."""

    model: str = ""
    """The name of the model at that address; empty lets the server's first one be used."""

    theme: str = "auto"
    """The colours: "makker lys", "makker mørk", or "auto": as the terminal says."""

    data_dir: Path | None = None
    """The folder of the notes, or None for the platform's own place."""

    allowed_http_hosts: tuple[str, ...] = ()
    """Hosts outside this machine that text may be sent to without encryption, such as a server at home."""

    first_wait: float = 0.0
    """Seconds to wait for the first sign of a reply; 0 for ten minutes on this machine and five elsewhere."""

    gap_wait: float = 0.0
    """Seconds to wait between two signs of a reply; 0 for five minutes on this machine and two elsewhere."""

    keep_request_texts: bool = False
    """Whether the record of requests holds what was sent and what came, and not only how much."""

    keep_request_days: int = 90
    """For how many days a request stays on record; 0 for ever."""

    prices: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """What a million tokens cost, those that are sent and those that come, by the name of the model. Written by hand."""

    warnings: tuple[str, ...] = field(default=(), compare=False)
    """What was odd about the file, as Danish sentences; never written."""

    def address(self, environ: Mapping[str, str] | None = None) -> str:
        """The address that drafts are asked for at; the file wins over OPENAI_BASE_URL.

        Args:
            environ: the environment, the process's own where None.

        Returns:
            the address; that of OpenAI where a model is asked for, or a key is there, and no address is; else empty.
        """
        variables = os.environ if environ is None else environ
        address = self.base_url or variables.get("OPENAI_BASE_URL", "").strip()
        if address or not (self.engine == "chat" or variables.get("OPENAI_API_KEY", "").strip()):
            return address
        return OPENAI_URL

    def uses_chat(self, environ: Mapping[str, str] | None = None) -> bool:
        """Whether a language model writes the drafts."""
        return self.engine == "chat" or (self.engine == "auto" and bool(self.address(environ)))


FIELDS = tuple(item.name for item in fields(Settings) if item.name != "warnings")


def environment_key(address: str, environ: Mapping[str, str] | None = None) -> str:
    """The key in OPENAI_API_KEY, but only for the address that it belongs to.

    A key that was meant for one server is never shown to another: it belongs to OPENAI_BASE_URL, or to OpenAI
    where that is not set.

    Args:
        address: where the key would be sent.
        environ: the environment, the process's own where None.

    Returns:
        the key, or empty.
    """
    variables = os.environ if environ is None else environ
    owner = variables.get("OPENAI_BASE_URL", "").strip() or OPENAI_URL
    if address.rstrip("/") != owner.rstrip("/"):
        return ""
    return variables.get("OPENAI_API_KEY", "").strip()


def check_folder(text: str) -> Path | None:
    """Reads the name of a folder.

    Args:
        text: a whole path, which may begin with ~; empty for the platform's own place.

    Returns:
        the folder, or None where the text is empty; it need not exist.

    Raises:
        SettingsError: the path depends on where makker is started, or its home is not known.
    """
    if not text.strip():
        return None
    try:
        folder = Path(text.strip()).expanduser()
    except RuntimeError as error:
        raise SettingsError(f"Hjemmemappen i “{text}” findes ikke.", "Skriv hele stien.") from error
    if not folder.is_absolute():
        raise SettingsError(
            f"Mappen “{text}” er ikke en hel sti.", "Begynd med / eller ~, på Windows med drevet."
        )
    return folder


def load(path: Path) -> Settings:
    """Reads the settings; a missing file gives the defaults.

    Args:
        path: the file.

    Returns:
        the settings, with a warning for each key that is not known (it is kept when the file is written).

    Raises:
        SettingsError: the file cannot be read, is no TOML, or holds a value that is not allowed, with its line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _broken(path, line, "der står tegn, som ikke er UTF-8") from error
    except OSError as error:
        raise SettingsError(
            f"Indstillingerne i {path} kan ikke læses: {_os_reason(error)}.",
            "Filen er ikke rørt. Giv dig selv adgang til den, eller flyt den.",
        ) from error
    import tomllib  # only where there is a file: the first frame waits for it

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise _broken(path, line, "linjen kan ikke læses som TOML") from error
    return _from_values(values, text, path)


def _from_values(values: dict[str, object], text: str, path: Path) -> Settings:
    """Checks each value by its kind."""

    def fail(key: str, reason: str) -> SettingsError:
        return _broken(path, _line_of(key, text), reason)

    def word(key: str, allowed: tuple[str, ...] = ()) -> str:
        value = values.get(key, allowed[0] if allowed else "")
        if not isinstance(value, str):
            raise fail(key, f"{key} skal være tekst i anførselstegn")
        if allowed and value not in allowed:
            raise fail(key, f"{key} kan ikke være “{value}”, kun {_either(allowed)}")
        return value.strip()

    def amount(key: str, unchosen: float) -> float:
        value = values.get(key, unchosen)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST:
            raise fail(key, f"{key} skal være et tal fra 0 og op")
        return value

    texts = values.get("keep_request_texts", False)
    if not isinstance(texts, bool):
        raise fail("keep_request_texts", "keep_request_texts kan kun være true eller false")
    hosts = values.get("allowed_http_hosts", [])
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        raise fail("allowed_http_hosts", 'allowed_http_hosts skal være en liste som ["navn"]')
    allowed_hosts = tuple(str(host) for host in hosts)
    base_url, folder = word("base_url"), word("data_dir")
    try:
        check_address(base_url, allowed_hosts)
    except SettingsError as error:
        raise fail("base_url", f"base_url duer ikke. {error.message} {error.hint}".rstrip(".")) from error
    try:
        data_dir = check_folder(folder)
    except SettingsError as error:
        raise fail("data_dir", error.message.rstrip(".")) from error
    unknown = [key for key in values if key not in FIELDS]
    return Settings(
        engine=word("engine", ENGINES),
        base_url=base_url,
        model=word("model"),
        theme=word("theme", THEMES),
        data_dir=data_dir,
        allowed_http_hosts=allowed_hosts,
        first_wait=float(amount("first_wait", 0)),
        gap_wait=float(amount("gap_wait", 0)),
        keep_request_texts=texts,
        keep_request_days=int(amount("keep_request_days", Settings.keep_request_days)),
        prices=_prices(values.get("prices", {}), fail),
        warnings=tuple(
            f"Linje {_line_of(key, text)} i {path.name}: makker kender ikke “{key}”. Den bliver stående."
            for key in unknown
        ),
    )


def _prices(table: object, fail: Callable[[str, str], SettingsError]) -> dict[str, tuple[float, float]]:
    """The table of prices: two numbers for each model."""
    reason = 'prices skal være en tabel med linjer som "modellens navn" = [0.25, 2.0]'
    if not isinstance(table, dict):
        raise fail("prices", reason)
    prices: dict[str, tuple[float, float]] = {}
    for model, pair in table.items():
        numbers = [item for item in pair if type(item) in (int, float)] if isinstance(pair, list) else []
        if len(numbers) != len(("ind", "ud")) or any(number < 0 for number in numbers):
            raise fail(model, reason)
        prices[model] = (float(numbers[0]), float(numbers[1]))
    return prices


def _broken(path: Path, line: int, reason: str) -> SettingsError:
    return SettingsError(
        f"Linje {line} i {path} kan ikke bruges: {reason}.",
        "Filen er ikke rørt. Ret linjen, eller omdøb filen for at begynde med nye indstillinger.",
    )


def _line_of(key: str, text: str) -> int:
    """The line that sets a key, counted from 1; the first line where it is written in another way."""
    pattern = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.match(line):
            return number
    return 1


def _either(words: tuple[str, ...]) -> str:
    quoted = [f"“{word}”" for word in words]
    return f"{', '.join(quoted[:-1])} eller {quoted[-1]}"


def save(path: Path, settings: Settings) -> None:
    """Writes the settings; comments, order and unknown keys of the file stay, and a crash leaves the old file whole.

    Args:
        path: the file; it and its folder are made where they are missing, readable by the user alone.
        settings: what to write.

    Raises:
        SettingsError: the file that is there is broken, a value is not allowed, or the folder cannot be written.
    """
    check_address(settings.base_url, settings.allowed_http_hosts)
    load(path)  # refuses to write over a file that cannot be read
    document = _document(path)
    unchosen = _values(Settings())
    for key, value in _values(settings).items():
        if document.get(key, unchosen[key]) != value:
            document[key] = value  # a comment behind the old value stays
    try:
        replace_file(path.resolve(), document.as_string())
    except OSError as error:
        raise SettingsError(
            f"Indstillingerne kan ikke gemmes i {path}: {_os_reason(error)}.",
            "Dine valg gælder, til du lukker makker.",
        ) from error


def _document(path: Path) -> TOMLDocument:
    """The file as tomlkit keeps it, or an empty one with a word about itself."""
    import tomlkit

    try:
        return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return tomlkit.parse(HEADER)


def _values(settings: Settings) -> dict[str, str | list[str] | float | bool]:
    """What is written; prices are written by hand, and stay as they are."""
    return {
        "engine": settings.engine,
        "base_url": settings.base_url,
        "model": settings.model,
        "theme": settings.theme,
        "data_dir": str(settings.data_dir) if settings.data_dir else "",
        "allowed_http_hosts": list(settings.allowed_http_hosts),
        "first_wait": settings.first_wait,
        "gap_wait": settings.gap_wait,
        "keep_request_texts": settings.keep_request_texts,
        "keep_request_days": settings.keep_request_days,
    }


def _os_reason(error: OSError) -> str:
    import errno

    reasons = {
        errno.EACCES: "du har ikke adgang",
        errno.EPERM: "du har ikke adgang",
        errno.EISDIR: "det er en mappe",
        errno.EROFS: "der kan kun læses fra drevet",
        errno.ENOSPC: "disken er fuld",
        errno.ENOTDIR: "mappen er en fil",
        errno.EEXIST: "mappen er en fil",
    }
    return reasons.get(error.errno or 0, "systemet afviste det")

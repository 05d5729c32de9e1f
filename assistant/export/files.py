"""Files out: names that every system takes, and writing that never leaves half a file or overwrites one unasked."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from assistant.danish.format import month_span
from assistant.errors import ExportError
from assistant.export.arrange import UNTITLED
from assistant.export.text import one_line

# Bytes of a suggested name: an encrypted home folder on Linux takes 143, and " (12)" must still fit.
_NAME_BYTES = 120

# Bytes of any name: what nearly all file systems take.
_LONGEST_NAME = 255

# Names that Windows keeps for devices, whatever follows the first point.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)

_COUNTER = re.compile(r"(?P<stem>.+) \((?P<number>[1-9][0-9]{0,5})\)")

_KEPT = "Teksten ligger stadig i makker."

_ZERO_WIDTH_JOINER = "\u200d"


def default_folder() -> Path:
    """The user's folder for documents, or the home folder where there is none."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def suggested_name(title: str, period: tuple[date, date] | None, extension: str) -> str:
    """A file name that Linux, macOS and Windows take, with æøå kept.

    Args:
        title: what the document is called; any text.
        period: first and last day, said in the name as months, or None.
        extension: with or without its point: "docx".

    Returns:
        "Færre tryksår på 7B.docx", "Mine præstationer januar–juni 2026.md"; at most 120 bytes long in UTF-8.
    """
    ending = f".{extension.lstrip('.')}"
    months = f" {month_span(*period)}" if period else ""
    room = _NAME_BYTES - len(f"{months}{ending}".encode())
    stem = _shortened(_safe(title), room) or UNTITLED
    if _RESERVED.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    return f"{stem}{months}{ending}"


def next_free_name(path: Path) -> Path:
    """The path itself, or the first of "… (2).docx", "… (3).docx" that no file has yet."""
    if not os.path.lexists(path):
        return path
    counted = _COUNTER.fullmatch(path.stem)
    stem, number = (counted["stem"], int(counted["number"])) if counted else (path.stem, 1)
    while True:
        number += 1
        tail = f" ({number}){path.suffix}"
        candidate = path.with_name(_shortened(stem, _LONGEST_NAME - len(tail.encode())) + tail)
        if not os.path.lexists(candidate):
            return candidate


def write_file(path: Path, content: str | bytes, *, replace: bool = False) -> Path:
    """Writes a whole file or nothing.

    Args:
        path: where; "~" is the home folder. The folder must exist.
        content: text, which is written as UTF-8, or bytes.
        replace: whether a file that is there already may be overwritten; it keeps its permissions.

    Returns:
        The path that was written.

    Raises:
        ExportError: there is a file of that name, or it could not be written; what was there before is untouched.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        target = path.expanduser()
        if target.is_dir():
            raise ExportError(
                f"{_quoted(target)} er en mappe, så der blev ikke gemt noget. {_KEPT}",
                "Skriv også et filnavn.",
            )
        if replace:
            _write_over(target.resolve() if target.is_symlink() else target, data)
        else:
            _write_new(target, data)
    except (OSError, RuntimeError, ValueError) as error:
        raise _spoken(error, path) from error
    return target


def _write_over(target: Path, data: bytes) -> None:
    with _scratch(target.parent, data) as scratch:
        if target.exists():
            shutil.copymode(target, scratch)
        scratch.replace(target)
    _sync_folder(target.parent)


def _write_new(target: Path, data: bytes) -> None:
    """Puts the file in place only if the name is free at that very moment.

    Raises:
        FileExistsError: it is not.
    """
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "exists", str(target))
    with _scratch(target.parent, data) as scratch:
        try:
            target.hardlink_to(scratch)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            _take_name(scratch, target)
    _sync_folder(target.parent)


def _take_name(scratch: Path, target: Path) -> None:
    """The way where a file cannot have two names, as on USB sticks: an empty file holds the name for the finished one.

    Raises:
        FileExistsError: the name is taken.
    """
    target.touch(exist_ok=False)
    try:
        scratch.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


@contextmanager
def _scratch(folder: Path, data: bytes) -> Iterator[Path]:
    """A finished, hidden file in the folder, safely on disk while the block runs and gone after it."""
    scratch = folder / f".makker-{secrets.token_hex(8)}.tmp"
    try:
        with scratch.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield scratch
    finally:
        # Where the file was renamed it is gone already; where the folder is gone there is nothing left to remove.
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Has the new name survive a power cut where the system lets a folder be synced; the text itself is on disk already."""
    if os.name != "nt":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _spoken(error: OSError | RuntimeError | ValueError, path: Path) -> ExportError:
    """What went wrong, in Danish."""
    name, folder = _quoted(Path(path.name)), _quoted(path.parent)
    code = error.errno if isinstance(error, OSError) else None
    if isinstance(error, FileExistsError):
        return ExportError(
            f"Der ligger allerede en fil, der hedder {name}. Den er ikke rørt.",
            "Vælg et andet navn, eller svar ja til at overskrive den.",
        )
    if code in (errno.ENOSPC, errno.EDQUOT):
        return ExportError(
            f"Disken er fuld, så {name} blev ikke gemt. {_KEPT}", "Gør plads, eller vælg en anden mappe."
        )
    if code == errno.ENOENT:
        return ExportError(
            f"Mappen {folder} findes ikke, så {name} blev ikke gemt. {_KEPT}", "Vælg en mappe, der findes."
        )
    if code == errno.ENOTDIR:
        return ExportError(
            f"{folder} er ikke en mappe, så {name} blev ikke gemt. {_KEPT}", "Vælg en anden mappe."
        )
    if code == errno.EROFS or isinstance(error, PermissionError):
        return ExportError(
            f"makker har ikke lov til at skrive {name} i mappen {folder}. {_KEPT}",
            "Vælg en anden mappe. Er filen åben i et andet program, så luk den først.",
        )
    if code == errno.ENAMETOOLONG:
        return ExportError(
            f"Filnavnet er for langt, så der blev ikke gemt noget. {_KEPT}", "Vælg et kortere navn."
        )
    if code is None or code == errno.EINVAL:
        return ExportError(
            f"{name} kan ikke bruges som filnavn her. {_KEPT}", "Vælg et andet navn eller en anden mappe."
        )
    return ExportError(
        f"{name} kunne ikke gemmes i mappen {folder} ({errno.errorcode.get(code, code)}). {_KEPT}",
        "Prøv igen, eller vælg en anden mappe.",
    )


def _quoted(path: Path) -> str:
    return f"“{one_line(str(path))}”"


def _safe(title: str) -> str:
    """A title without the signs that some system refuses, and without points, spaces or dashes at its ends."""
    text = unicodedata.normalize("NFC", one_line(title))
    text = re.sub(r"\s*:\s+", " - ", text)
    text = re.sub(r"\s*[/\\|:]+\s*", "-", text)
    text = re.sub(r'[<>"?*]', "", text)
    text = "".join(
        sign for sign in text if sign == _ZERO_WIDTH_JOINER or unicodedata.category(sign) not in ("Cf", "Cn")
    )
    return " ".join(text.split()).strip(" .-~")


def _shortened(stem: str, room: int) -> str:
    """The stem cut to so many bytes, at a space where one is near, and never within an emoji or a letter with its accent."""
    if len(stem.encode()) <= room:
        return stem
    cut = stem.encode()[:room].decode(errors="ignore")
    rest = stem[len(cut) :]
    while cut and (
        rest[0] == _ZERO_WIDTH_JOINER
        or cut[-1] == _ZERO_WIDTH_JOINER
        or unicodedata.category(rest[0])[0] == "M"
    ):
        cut, rest = cut[:-1], cut[-1] + rest
    at_space = cut.rfind(" ")
    if at_space > len(cut) // 2 and not rest.startswith(" "):
        cut = cut[:at_space]
    return cut.strip(" .-~")

"""The faults of the store, said in Danish."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import ConflictError, MakkerError, NotFoundError, StoreError
from store import faults

_KINDS = {
    "note": "note",
    "revision": "udgave",
    "draft": "udkast",
    "version": "version",
    "goal": "mål",
    "step": "delmål",
    "request": "forespørgsel",
    "meeting": "møde",
    "agreement": "aftale",
}


@contextmanager
def spoken() -> Iterator[None]:
    """Turns a fault of the store into the error that a user reads.

    Raises:
        NotFoundError: there is no such row.
        ConflictError: another window changed the row.
        StoreError: the store cannot be used as it is.
    """
    try:
        yield
    except faults.StoreFault as fault:
        raise as_error(fault) from fault


def as_error(fault: faults.StoreFault) -> MakkerError:
    """The error that says what a fault means, what is kept and what to do."""
    match fault:
        case faults.Missing(kind=kind, id=number):
            return NotFoundError(f"Der er ikke noget, der hedder {_KINDS.get(kind, kind)} {number}.")
        case faults.Stale():
            return ConflictError(
                "Det er ændret i et andet vindue, siden du åbnede det. Begge udgaver er gemt.",
                "Åbn det igen for at se den nyeste.",
            )
        case faults.TooNew():
            return StoreError(
                "Dine noter er gemt af en nyere udgave af makker, end den du kører nu. De er ikke rørt.",
                "Opdatér makker, og åbn igen.",
            )
        case faults.Locked():
            return StoreError(
                "Et andet program holder fast i dine noter lige nu. Der er ikke ændret noget.",
                "Luk det andet program, og prøv igen.",
            )
        case faults.Damaged(path=path, backup=backup):
            return StoreError(
                f"Filen med dine noter er beskadiget. Den er ikke rørt og ligger stadig her: {path}."
                if path.exists()
                else f"Filen med dine noter er væk. Den plejer at ligge her: {path}.",
                f"Den nyeste sikkerhedskopi er {backup}. Den kan hentes frem med: makker restore"
                if backup
                else "Der er ingen sikkerhedskopi ved siden af den.",
            )
        case faults.NotWritable(path=path):
            return StoreError(
                f"makker må ikke skrive her: {path}." if path else "makker må ikke skrive i datamappen.",
                "Giv adgang til mappen, eller vælg en anden med MAKKER_DATA_DIR.",
            )
        case faults.DiskFull():
            return StoreError(
                "Disken er fuld. Det, der var gemt før, står endnu, og det nye ligger i redningsfilen."
                if fault.kept
                else "Disken er fuld, og det sidste er ikke gemt. Det, der var gemt før, står endnu.",
                "Gør plads på disken, og prøv igen.",
            )
        case _:
            return StoreError("Noterne kunne ikke åbnes. Der er ikke ændret noget.", "Prøv igen.")

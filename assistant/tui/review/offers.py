"""The ways on after a draft did not become whole; what failed decides which comes first."""

from __future__ import annotations

from assistant.tui.review.writing import AGAIN, CLOSE, PARTIAL, RULES

SHORTER, SETTINGS = "shorter", "settings"

_VERBS = {
    AGAIN: "Prøv igen",
    RULES: "Brug reglerne",
    SHORTER: "Bed om noget kortere",
    SETTINGS: "Vælg en anden model",
    CLOSE: "Tilbage",
}

# What helps where trying the same once more would not, or not most; the kinds are those of an engine's faults.
_BY_KIND: dict[str, tuple[str, ...]] = {
    "length": (SHORTER, RULES, AGAIN),
    "filter": (RULES, SETTINGS),
    "refusal": (AGAIN, SETTINGS, RULES),
    "cut": (AGAIN, RULES),
    "too_long": (RULES, SETTINGS),
    "no_room": (RULES, SETTINGS),
    "not_a_document": (AGAIN, SETTINGS, RULES),
    **dict.fromkeys(
        ("model", "key", "no_key", "forbidden", "credit", "address", "moved", "web_page"),
        (SETTINGS, RULES, AGAIN),
    ),
}
_USUAL = (AGAIN, RULES)


def offers_for(
    kind: str, *, by_rules: bool, partial: str = "", goes_on: bool = False
) -> list[tuple[str, str]]:
    """What is offered.

    Args:
        kind: of the fault, or empty.
        by_rules: whether the rules wrote already.
        partial: the verb that opens what had come, or empty where nothing had.
        goes_on: whether another try writes only the parts of a long text that are missing; it comes first then.

    Returns:
        (what, verb) for each, the one to begin with first.
    """
    chosen = [what for what in _BY_KIND.get(kind, _USUAL) if not (by_rules and what == RULES)]
    offers = [(what, _VERBS[what]) for what in chosen]
    if goes_on:
        offers = [(AGAIN, "Fortsæt"), *(offer for offer in offers if offer[0] != AGAIN)]
    if partial:
        offers.append((PARTIAL, partial))
    return [*offers, (CLOSE, _VERBS[CLOSE])]

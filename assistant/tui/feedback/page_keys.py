"""The keys of the feedback page; editing keys are those of the text."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from assistant.tui.bindings import bound

TEXT = Binding.Group("Teksten")
SUGGESTED = Binding.Group("Forslaget")

KEYS: list[BindingType] = [
    bound("escape", "stop", "Stop", "Stop sprogmodellen", SUGGESTED),
    Binding("escape", "back", "Tilbage", id="back", tooltip="Gå tilbage; teksten er gemt"),
    bound("v,f6", "suggest", "Forslag", "Se forslaget, eller få et nyt fra sprogmodellen", SUGGESTED),
    bound("left,minus", "tone(-1)", "Mildere", "Sig det mildere", SUGGESTED, id="milder", show=False),
    bound("right,plus", "tone(1)", "Klarere", "Sig det klarere", SUGGESTED, id="plainer", show=False),
    *(
        bound(
            str(digit),
            f"change({digit})",
            "Tag eller lad stå",
            "Tag ændringen med det nummer, eller lad den stå",
            SUGGESTED,
            id="toggle_number",
            show=False,
        )
        for digit in range(1, 10)
    ),
    bound("b,ctrl+b", "use", "Brug", "Sæt forslaget ind som din tekst, og udfyld klammerne", SUGGESTED),
    bound("c", "copy", "Kopiér", "Kopiér forslaget", SUGGESTED),
    bound("d", "differences", "Forskelle", "Vis eller skjul det, der er taget ud", SUGGESTED),
    bound("u", "undo", "Fortryd", "Fortryd den sidste ændring", SUGGESTED),
    bound("e", "edit", "Ret", "Skriv i teksten", TEXT),
    bound("n,ctrl+n", "new", "Ny", "Begynd på en tom side", TEXT),
    bound("ctrl+s", "save", "Gem", "Gem i journalen som givet eller modtaget", TEXT),
    bound(
        "g,ctrl+g", "next_place", "Næste sted", "Gå til det næste markerede sted eller den næste klamme", TEXT
    ),
    bound(
        "o,ctrl+o",
        "areas",
        "Områder",
        "Skriv de områder, I plejer at tale om, og se, hvad der ikke blev nævnt",
        SUGGESTED,
    ),
    bound("p,ctrl+l", "phrases", "Vendinger", "Find vendinger til samtalen", TEXT),
]

KEY_ORDER: tuple[str, ...] = (
    "stop",
    "take_change",
    "leave_change",
    "undo",
    "suggest",
    "use",
    "save",
    "copy",
    "next_place",
    "back",
    "edit",
    "areas",
    "phrases",
    "differences",
    "new",
)

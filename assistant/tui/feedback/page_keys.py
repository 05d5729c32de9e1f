"""The keys of the feedback page; editing keys are those of the text."""

from __future__ import annotations

from textual.binding import Binding, BindingType

TEXT = Binding.Group("Teksten")
SUGGESTED = Binding.Group("Forslaget")

KEYS: list[BindingType] = [
    Binding("escape", "stop", "Stop", id="stop", tooltip="Stop sprogmodellen", group=SUGGESTED),
    Binding("escape", "back", "Tilbage", id="back", tooltip="Gå tilbage; teksten er gemt"),
    Binding(
        "v,f6",
        "suggest",
        "Forslag",
        id="suggest",
        tooltip="Se forslaget, eller få et nyt fra sprogmodellen",
        group=SUGGESTED,
    ),
    Binding(
        "left,minus",
        "tone(-1)",
        "Mildere",
        id="milder",
        show=False,
        tooltip="Sig det mildere",
        group=SUGGESTED,
    ),
    Binding(
        "right,plus",
        "tone(1)",
        "Klarere",
        id="plainer",
        show=False,
        tooltip="Sig det klarere",
        group=SUGGESTED,
    ),
    *(
        Binding(
            str(digit),
            f"change({digit})",
            "Tag eller lad stå",
            id="toggle_number",
            show=False,
            tooltip="Tag ændringen med det nummer, eller lad den stå",
            group=SUGGESTED,
        )
        for digit in range(1, 10)
    ),
    Binding(
        "b,ctrl+b",
        "use",
        "Brug",
        id="use",
        tooltip="Sæt forslaget ind som din tekst, og udfyld klammerne",
        group=SUGGESTED,
    ),
    Binding("c", "copy", "Kopiér", id="copy", tooltip="Kopiér forslaget", group=SUGGESTED),
    Binding(
        "d",
        "differences",
        "Forskelle",
        id="differences",
        tooltip="Vis eller skjul det, der er taget ud",
        group=SUGGESTED,
    ),
    Binding("u", "undo", "Fortryd", id="undo", tooltip="Fortryd den sidste ændring", group=SUGGESTED),
    Binding("e", "edit", "Ret", id="edit", tooltip="Skriv i teksten", group=TEXT),
    Binding("n,ctrl+n", "new", "Ny", id="new", tooltip="Begynd på en tom side", group=TEXT),
    Binding(
        "ctrl+s", "save", "Gem", id="save", tooltip="Gem i journalen som givet eller modtaget", group=TEXT
    ),
    Binding(
        "g,ctrl+g",
        "next_place",
        "Næste sted",
        id="next_place",
        tooltip="Gå til det næste markerede sted eller den næste klamme",
        group=TEXT,
    ),
    Binding(
        "o,ctrl+o",
        "areas",
        "Områder",
        id="areas",
        tooltip="Skriv de områder, I plejer at tale om, og se, hvad der ikke blev nævnt",
        group=SUGGESTED,
    ),
    Binding(
        "p,ctrl+l",
        "phrases",
        "Vendinger",
        id="phrases",
        tooltip="Find vendinger til samtalen",
        group=TEXT,
    ),
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

"""Where the styles of all dialogs lie: a path in a subclass would be looked for beside the subclass."""

from __future__ import annotations

from pathlib import Path

from assistant.tui.widgets import dialog

DIALOG_CSS = str(Path(dialog.__file__).with_name("dialog.tcss"))

"""The journal mode: the list of notes, the editor, search, history and the bin."""

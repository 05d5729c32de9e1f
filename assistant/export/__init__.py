"""Documents out: Markdown, Word, the clipboard."""

"""Who writes: the built-in rules, or a language model behind an OpenAI-compatible endpoint."""

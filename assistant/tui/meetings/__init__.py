"""The mode Samtaler: meetings, their notes, what was agreed, and how it goes."""

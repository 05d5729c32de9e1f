"""What is kept: notes, drafts, their revisions, search and backups, in one SQLite file.

Importing this package loads nothing; ``store.records`` and ``store.faults`` are standard library only,
``store.database`` brings SQLModel with it.
"""

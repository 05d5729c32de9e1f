"""The built-in engine: no key, no network, no download; one module a task, named as the task."""

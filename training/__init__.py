"""Makes the weights of the small models from labelled texts; a developer's room that is not installed."""

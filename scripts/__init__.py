"""Tools for those who build makker; not installed."""

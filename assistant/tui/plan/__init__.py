"""The mode Plan: approved goals, followed up until the next talk."""

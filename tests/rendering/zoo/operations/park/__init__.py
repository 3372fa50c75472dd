"""The park: its animals and its staff."""

"""GPU cloud v2: cursor pages, REST verbs, one price format."""

"""Stars: points schemes as data, computed from records, explained, contested, decided by people."""

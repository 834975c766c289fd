-- Who may no longer log in, and whose keys are new: as few as the users, found without reading every entry.

CREATE INDEX entry_of_users ON entry(seq) WHERE kind IN ('user_retired', 'access_recovered', 'keys_tended');

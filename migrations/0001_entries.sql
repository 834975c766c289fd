-- What happened is kept for ever: entries and their bodies in one chain, which can only grow. Neither table ever gets another column.

CREATE TABLE entry(seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, patient BLOB, kind TEXT NOT NULL,
  occurred_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, utc_offset INTEGER NOT NULL, clock_flag INTEGER NOT NULL,
  user BLOB, origin BLOB NOT NULL, amends BLOB REFERENCES entry(id), payload_hash BLOB NOT NULL,
  prev BLOB NOT NULL, hash BLOB NOT NULL, sig BLOB) STRICT;
CREATE TABLE body(entry INTEGER PRIMARY KEY REFERENCES entry(seq), salt BLOB NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX entry_of_patient ON entry(patient, seq);

-- An entry must be the next one and follow the hash of the one before. The first has nothing before it: its link is
-- checked against the vault when the journal is opened.
CREATE TRIGGER entry_in_line BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'the entry exists') WHERE EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq OR id = NEW.id);
  SELECT RAISE(ABORT, 'the entry is not the next') WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry);
  SELECT RAISE(ABORT, 'the entry does not follow') WHERE NEW.seq > 1
    AND NEW.prev IS NOT (SELECT hash FROM entry WHERE seq = NEW.seq - 1);
END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries stay'); END;

-- A body comes with its entry or never, so that an erased one cannot be filled again.
CREATE TRIGGER body_in_line BEFORE INSERT ON body BEGIN
  SELECT RAISE(ABORT, 'the body exists') WHERE EXISTS (SELECT 1 FROM body WHERE entry = NEW.entry);
  SELECT RAISE(ABORT, 'the body comes too late') WHERE NEW.entry IS NOT (SELECT max(seq) FROM entry);
END;
CREATE TRIGGER body_no_update BEFORE UPDATE ON body BEGIN SELECT RAISE(ABORT, 'bodies stay'); END;
CREATE TRIGGER body_no_delete BEFORE DELETE ON body BEGIN SELECT RAISE(ABORT, 'bodies stay'); END;

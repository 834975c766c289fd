-- Derived: which photos there are, whose, and in which sealed file, so that a gallery and a check of files need no bodies.

-- photo: the entry that attached it; said: the fact as JSON, with its amendments.
CREATE TABLE photo_index(photo BLOB PRIMARY KEY, patient BLOB NOT NULL, taken_at INTEGER NOT NULL, name TEXT NOT NULL,
  sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, sealed_blake3 TEXT NOT NULL, said TEXT NOT NULL) STRICT;
CREATE INDEX photo_index_of_patient ON photo_index(patient, taken_at);
CREATE INDEX photo_index_by_content ON photo_index(sha256);

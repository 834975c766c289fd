-- What is only half written is free to change and stands apart from what happened.

CREATE TABLE draft(id BLOB PRIMARY KEY, patient BLOB NOT NULL, author BLOB NOT NULL, kind TEXT NOT NULL,
  json TEXT NOT NULL, saved_at INTEGER NOT NULL, revision INTEGER NOT NULL) STRICT;
CREATE INDEX draft_of_author ON draft(author, patient);
CREATE INDEX draft_of_patient ON draft(patient);

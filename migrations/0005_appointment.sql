-- Derived: what is planned when with whom, and what became of it, so that a day or a week is one query.

-- placed_by: the booking or move that set the time, so that an amendment of an older one changes nothing here.
CREATE TABLE appointment(id BLOB PRIMARY KEY, patient BLOB, kind TEXT NOT NULL, practitioner BLOB NOT NULL,
  start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, areas TEXT NOT NULL, product TEXT, note TEXT NOT NULL,
  state TEXT NOT NULL, state_at INTEGER NOT NULL, too_early INTEGER NOT NULL, limit_at INTEGER,
  placed_by BLOB NOT NULL) STRICT;
CREATE INDEX appointment_by_start ON appointment(start_at, id);
CREATE INDEX appointment_of_patient ON appointment(patient, start_at);
CREATE INDEX appointment_of_practitioner ON appointment(practitioner, start_at);

-- Derived: who was registered twice, so that both registrations are read as one record wherever one of them is asked for.

-- kept: the one of the two in which work goes on. Each of the two has a row.
CREATE TABLE same_person(patient BLOB PRIMARY KEY, other BLOB NOT NULL, kept BLOB NOT NULL) STRICT;

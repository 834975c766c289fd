-- Derived from the photo files: small pictures, so that a page of them is shown without opening a sealed file.

CREATE TABLE thumbnail(photo BLOB PRIMARY KEY, jpeg BLOB NOT NULL) STRICT;

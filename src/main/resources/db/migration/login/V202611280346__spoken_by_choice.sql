-- Whether the member has chosen the language in which they are written to, rather than signed up in it.
ALTER TABLE member_address ADD COLUMN spoken_by_choice BOOLEAN NOT NULL DEFAULT FALSE;

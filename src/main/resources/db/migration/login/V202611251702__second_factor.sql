-- The seed itself is sealed by the vault; last_step is the last step of 30 seconds whose code was taken.
CREATE TABLE totp (
  member_id BINARY(16) NOT NULL,
  seed_revision BIGINT NOT NULL,
  set_up_at DATETIME(6) NOT NULL,
  last_step BIGINT NOT NULL,
  PRIMARY KEY (member_id),
  CONSTRAINT totp_of FOREIGN KEY (member_id) REFERENCES member (id)
);
-- Of a code only its SHA-256 is here. It has 80 random bits, so it needs no salt.
CREATE TABLE recovery_code (
  member_id BINARY(16) NOT NULL,
  code_hash BINARY(32) NOT NULL,
  used_at DATETIME(6),
  PRIMARY KEY (member_id, code_hash),
  CONSTRAINT recovery_code_of FOREIGN KEY (member_id) REFERENCES member (id)
);

-- Proofs that were shown at logins, for 90 days. Without a member: the address that was typed is nobody's.
CREATE TABLE sign_in (
  id BINARY(16) NOT NULL,
  member_id BINARY(16),
  tried_at DATETIME(6) NOT NULL,
  factor VARCHAR(16) NOT NULL,
  taken BOOLEAN NOT NULL,
  address VARCHAR(64) NOT NULL,
  browser VARCHAR(64) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT sign_in_of FOREIGN KEY (member_id) REFERENCES member (id)
);
CREATE INDEX sign_in_latest ON sign_in (member_id, taken, tried_at);
CREATE INDEX sign_in_old ON sign_in (tried_at);

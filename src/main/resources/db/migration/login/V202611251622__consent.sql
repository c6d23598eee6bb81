-- What a member agreed to when he signed up.
CREATE TABLE consent (
  member_id BINARY(16) NOT NULL,
  document VARCHAR(16) NOT NULL,
  url VARCHAR(500) NOT NULL,
  given_at DATETIME(6) NOT NULL,
  PRIMARY KEY (member_id, document),
  CONSTRAINT consent_of FOREIGN KEY (member_id) REFERENCES member (id)
);

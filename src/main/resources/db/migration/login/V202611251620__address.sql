-- What is known of a member's mail address: when it was proven (NULL: not yet), and which language to write in.
CREATE TABLE member_address (
  member_id BINARY(16) NOT NULL,
  proven_at DATETIME(6),
  spoken VARCHAR(8) NOT NULL,
  PRIMARY KEY (member_id),
  CONSTRAINT member_address_of FOREIGN KEY (member_id) REFERENCES member (id)
);
INSERT INTO member_address (member_id, proven_at, spoken) SELECT id, NULL, 'ja' FROM member;

-- Links that were mailed. Of a token only its SHA-256 is here.
CREATE TABLE one_time_token (
  token_hash BINARY(32) NOT NULL,
  purpose VARCHAR(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  address VARCHAR(254) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at DATETIME(6),
  PRIMARY KEY (token_hash),
  CONSTRAINT one_time_token_of FOREIGN KEY (member_id) REFERENCES member (id)
);
CREATE INDEX one_time_token_purpose ON one_time_token (member_id, purpose);

-- Token buckets; the key is a hash of what is limited and for whom.
CREATE TABLE throttle_bucket (
  bucket_key VARCHAR(64) NOT NULL,
  tokens DOUBLE NOT NULL,
  filled_at DATETIME(6) NOT NULL,
  PRIMARY KEY (bucket_key)
);

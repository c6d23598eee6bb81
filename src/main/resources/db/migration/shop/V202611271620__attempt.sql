-- Each try of a waiting key, and each check of one in use whose result was another than before. No secret, and 200 a key at most.
CREATE TABLE key_attempt (
  tenant_id BINARY(16) NOT NULL,
  generation_id BINARY(16) NOT NULL,
  seq_no INT NOT NULL,
  version BIGINT NOT NULL,
  shop_id BINARY(16) NOT NULL,
  tried_at DATETIME(6) NOT NULL,
  outcome VARCHAR(16),
  code VARCHAR(64),
  calls VARCHAR(1200) NOT NULL,
  decision VARCHAR(24) NOT NULL,
  next_at DATETIME(6),
  folded INT NOT NULL,
  PRIMARY KEY (tenant_id, generation_id, seq_no),
  CONSTRAINT key_attempt_generation FOREIGN KEY (tenant_id, generation_id) REFERENCES key_generation (tenant_id, id)
);
CREATE INDEX key_attempt_shop ON key_attempt (tenant_id, shop_id);

CREATE TABLE audit_chain (
  tenant_id BINARY(16) NOT NULL,
  last_seq BIGINT NOT NULL,
  last_hash BINARY(32) NOT NULL,
  PRIMARY KEY (tenant_id)
);

CREATE TABLE audit_entry (
  tenant_id BINARY(16) NOT NULL,
  seq BIGINT NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  actor_kind VARCHAR(16) NOT NULL,
  actor_id BINARY(16),
  address VARCHAR(64),
  action VARCHAR(48) NOT NULL,
  subject_kind VARCHAR(16),
  subject_id BINARY(16),
  subject_label VARCHAR(255),
  result VARCHAR(16) NOT NULL,
  details VARCHAR(2000) NOT NULL,
  amount BIGINT,
  previous_hash BINARY(32) NOT NULL,
  entry_hash BINARY(32) NOT NULL,
  PRIMARY KEY (tenant_id, seq)
);

CREATE INDEX audit_entry_when ON audit_entry (tenant_id, happened_at);
CREATE INDEX audit_entry_subject ON audit_entry (tenant_id, subject_id, seq);
CREATE INDEX audit_entry_actor ON audit_entry (tenant_id, actor_id, seq);

CREATE TABLE audit_anchor (
  tenant_id BINARY(16) NOT NULL,
  seq BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  entry_hash BINARY(32) NOT NULL,
  set_at DATETIME(6) NOT NULL,
  removed BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL,
  PRIMARY KEY (tenant_id, seq, kind),
  CONSTRAINT audit_anchor_kind CHECK (kind IN ('SEAL', 'CUT'))
);

CREATE TABLE invitation (
  tenant_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  email VARCHAR(254) NOT NULL,
  member_role VARCHAR(16) NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  invited_by BINARY(16) NOT NULL,
  invited_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6),
  taken BOOLEAN DEFAULT FALSE NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT invitation_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);
CREATE INDEX invitation_open ON invitation (tenant_id, email);
-- Whoever brings a token doesn't say which company it is for.
CREATE INDEX invitation_token ON invitation (token_hash);

CREATE TABLE tenant_key (
  tenant_id BINARY(16) NOT NULL,
  key_version BIGINT NOT NULL,
  key_id BINARY(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  kek_number BIGINT NOT NULL,
  kek_id BINARY(16) NOT NULL,
  wrapped VARBINARY(1024),
  tk_check VARBINARY(32),
  made_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, key_version),
  CONSTRAINT tenant_key_state CHECK (state IN ('ACTIVE', 'DESTROYED')),
  CONSTRAINT tenant_key_numbers CHECK (key_version BETWEEN 1 AND 4294967295 AND kek_number BETWEEN 1 AND 4294967295)
);

CREATE TABLE sealed_secret (
  tenant_id BINARY(16) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  field INT NOT NULL,
  revision BIGINT NOT NULL,
  key_version BIGINT NOT NULL,
  envelope MEDIUMBLOB NOT NULL,
  sealed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, subject_id, field, revision),
  CONSTRAINT sealed_secret_key FOREIGN KEY (tenant_id, key_version) REFERENCES tenant_key (tenant_id, key_version)
);

CREATE TABLE vault_canary (
  kek_number BIGINT NOT NULL,
  kek_id BINARY(16) NOT NULL,
  key_id BINARY(16) NOT NULL,
  wrapped VARBINARY(1024) NOT NULL,
  tk_check VARBINARY(32) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kek_number),
  CONSTRAINT vault_canary_number CHECK (kek_number BETWEEN 1 AND 4294967295)
);

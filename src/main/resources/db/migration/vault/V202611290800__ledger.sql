CREATE TABLE secret_ledger (
  tenant_id BINARY(16) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  field INT NOT NULL,
  revision BIGINT NOT NULL,
  key_version BIGINT NOT NULL,
  digest VARBINARY(32),
  noted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, subject_id, field, revision, key_version)
);

CREATE TABLE secret_ledger_cut (
  tenant_id BINARY(16) NOT NULL,
  entries BIGINT NOT NULL,
  total VARBINARY(64) NOT NULL,
  mac VARBINARY(32) NOT NULL,
  PRIMARY KEY (tenant_id)
);

CREATE TABLE vault_alarm (
  kind VARCHAR(32) NOT NULL,
  company_id BINARY(16) NOT NULL,
  raised_on DATE NOT NULL,
  first_at DATETIME(6) NOT NULL,
  last_at DATETIME(6) NOT NULL,
  times BIGINT NOT NULL,
  seen_at DATETIME(6),
  PRIMARY KEY (kind, company_id, raised_on)
);

CREATE TABLE opening_day (
  tenant_id BINARY(16) NOT NULL,
  opened_on DATE NOT NULL,
  openings BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, opened_on)
);

CREATE TABLE vault_decoy (
  place INT NOT NULL,
  envelope VARBINARY(2048) NOT NULL,
  PRIMARY KEY (place)
);

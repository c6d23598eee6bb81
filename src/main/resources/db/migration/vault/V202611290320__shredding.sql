CREATE TABLE shred_certificate (
  company_id BINARY(16) NOT NULL,
  deleted_at DATETIME(6) NOT NULL,
  kek_number BIGINT NOT NULL,
  recipient_number BIGINT NOT NULL,
  PRIMARY KEY (company_id)
);

CREATE TABLE shred_attestation (
  attested_at DATETIME(6) NOT NULL,
  kek_number BIGINT NOT NULL,
  recipient_number BIGINT NOT NULL,
  PRIMARY KEY (attested_at)
);

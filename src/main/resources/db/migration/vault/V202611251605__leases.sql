CREATE TABLE secret_lease (
  tenant_id BINARY(16) NOT NULL,
  leased_on DATE NOT NULL,
  purpose VARCHAR(48) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  openings BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, leased_on, purpose, subject_id)
);

-- Public keys of members' passkeys. WebAuthn allows 1023 bytes for the id.
CREATE TABLE passkey (
  credential_id VARBINARY(1023) NOT NULL,
  member_id BINARY(16) NOT NULL,
  label VARCHAR(100) NOT NULL,
  public_key VARBINARY(4096) NOT NULL,
  signature_count BIGINT NOT NULL,
  verified BOOLEAN NOT NULL,
  transports VARCHAR(200) NOT NULL,
  backup_eligible BOOLEAN NOT NULL,
  backed_up BOOLEAN NOT NULL,
  attestation MEDIUMBLOB NOT NULL,
  client_data MEDIUMBLOB NOT NULL,
  added_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6),
  PRIMARY KEY (credential_id),
  CONSTRAINT passkey_of FOREIGN KEY (member_id) REFERENCES member (id)
);

CREATE TABLE recovery_recipient (
  recipient_number BIGINT NOT NULL,
  public_key VARBINARY(1024) NOT NULL,
  canary_wrapped VARBINARY(2048) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  mac VARBINARY(64) NOT NULL,
  PRIMARY KEY (recipient_number)
);

ALTER TABLE tenant_key ADD COLUMN recovery_number BIGINT;
ALTER TABLE tenant_key ADD COLUMN recovery_wrapped VARBINARY(2048);

ALTER TABLE tenant_key ADD COLUMN recovery_mac VARBINARY(64);

ALTER TABLE vault_canary ADD COLUMN retired_mac VARBINARY(64);

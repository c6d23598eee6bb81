ALTER TABLE vault_canary ADD COLUMN state VARCHAR(16) DEFAULT 'ACTIVE' NOT NULL;
ALTER TABLE vault_canary ADD COLUMN promoted_at DATETIME(6);
ALTER TABLE vault_canary ADD COLUMN retired_at DATETIME(6);
ALTER TABLE vault_canary ADD CONSTRAINT vault_canary_state
  CHECK (CASE state WHEN 'PUBLISHED' THEN 1 WHEN 'ACTIVE' THEN 1 WHEN 'ENDING' THEN 1 WHEN 'RETIRED' THEN 1 ELSE 0 END = 1);

UPDATE vault_canary SET promoted_at = made_at;
UPDATE vault_canary SET state = 'ENDING'
  WHERE kek_number < (SELECT n.newest FROM (SELECT MAX(kek_number) AS newest FROM vault_canary) n);

ALTER TABLE tenant_key ADD COLUMN unreadable_at DATETIME(6);

CREATE TABLE vault_node (
  id BINARY(16) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  proven BIGINT NOT NULL,
  PRIMARY KEY (id)
);

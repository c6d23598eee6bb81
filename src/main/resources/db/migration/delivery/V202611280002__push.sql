-- The browsers to which members have notices pushed. Where they are pushed to, and how they are encrypted, lies in the vault.
CREATE TABLE push_browser (
  tenant_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  member_id BINARY(16) NOT NULL,
  place INT NOT NULL,
  browser VARCHAR(60) NOT NULL,
  endpoint_hash VARCHAR(64) NOT NULL,
  language VARCHAR(8) NOT NULL,
  headline_wanted BOOLEAN NOT NULL,
  revision BIGINT NOT NULL,
  added_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX push_browser_place ON push_browser (tenant_id, member_id, place);
CREATE UNIQUE INDEX push_browser_endpoint ON push_browser (tenant_id, member_id, endpoint_hash);

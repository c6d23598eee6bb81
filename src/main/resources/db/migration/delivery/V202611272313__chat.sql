-- The chats and webhooks that a company is told over. What is secret of them lies in the vault.
CREATE TABLE chat_channel (
  tenant_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  place INT NOT NULL,
  name VARCHAR(60) NOT NULL,
  language VARCHAR(8) NOT NULL,
  revision BIGINT NOT NULL,
  added_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX chat_channel_place ON chat_channel (tenant_id, place);

-- Whether a member of a company wants its notices by mail, where they chose it; without a row their role decides.
CREATE TABLE mail_choice (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  wanted BOOLEAN NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, member_id)
);
-- The link with which a member stops the mails of a company. It comes of the seed and of a key that isn't in the database.
CREATE TABLE mail_unsubscribe (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  seed BINARY(32) NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, member_id)
);
-- Whoever brings a link doesn't say which company it is for.
CREATE INDEX mail_unsubscribe_token ON mail_unsubscribe (token_hash);

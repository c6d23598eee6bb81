-- Whether an owner wants the weekly mail of a company, where they chose it; without a row they get it.
CREATE TABLE weekly_choice (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  wanted BOOLEAN NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, member_id)
);
-- The link with which an owner stops the weekly mails, as in mail_unsubscribe, and the last Monday with a mail.
CREATE TABLE weekly_mail (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  seed BINARY(32) NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  sent_for DATE,
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, member_id)
);
-- The link doesn't name its company.
CREATE INDEX weekly_mail_token ON weekly_mail (token_hash);

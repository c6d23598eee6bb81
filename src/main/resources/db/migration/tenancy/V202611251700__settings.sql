-- Whether every member needs a second factor, and not only owners and managers.
ALTER TABLE tenant ADD COLUMN second_factor_for_all BOOLEAN DEFAULT FALSE NOT NULL;
-- When all of the company is deleted; null: no owner has asked for it.
ALTER TABLE tenant ADD COLUMN ends_at DATETIME(6);
-- Since when those who run the portal have suspended it, and why; null: they haven't.
ALTER TABLE tenant ADD COLUMN suspended_at DATETIME(6);
ALTER TABLE tenant ADD COLUMN suspended_for VARCHAR(500);
-- Until when those who run the portal may look at its notices and shops; null: never granted, or taken back.
ALTER TABLE tenant ADD COLUMN support_until DATETIME(6);

-- That an address was asked to open a company. The token itself is only in the mail.
CREATE TABLE company_invitation (
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  email VARCHAR(254) NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  invited_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6),
  PRIMARY KEY (id)
);
CREATE INDEX company_invitation_token ON company_invitation (token_hash);
CREATE INDEX company_invitation_email ON company_invitation (email);

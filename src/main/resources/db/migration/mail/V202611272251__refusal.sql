-- Addresses that the mail server has refused lately. It belongs to no tenant, as the outbox.
CREATE TABLE mail_refusal (
  address_hash VARCHAR(64) NOT NULL,
  shortened VARCHAR(254) NOT NULL,
  code INT NOT NULL,
  refused_at DATETIME(6) NOT NULL,
  PRIMARY KEY (address_hash)
);
CREATE INDEX mail_refusal_time ON mail_refusal (refused_at);

-- Mails that wait to be sent, and those given up. It belongs to no tenant: most mails go to members as such.
CREATE TABLE mail_outbox (
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  kind VARCHAR(40) NOT NULL,
  recipient VARCHAR(254) NOT NULL,
  mail_language VARCHAR(8) NOT NULL,
  arguments VARCHAR(4000) NOT NULL,
  link VARCHAR(500),
  created_at DATETIME(6) NOT NULL,
  tries INT NOT NULL,
  failed_at DATETIME(6),
  PRIMARY KEY (id)
);
CREATE INDEX mail_outbox_waiting ON mail_outbox (failed_at, created_at);

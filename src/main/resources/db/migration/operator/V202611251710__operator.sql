-- Members who run the portal. It is granted on the server's own shell.
CREATE TABLE portal_operator (
  member_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  granted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (member_id),
  CONSTRAINT portal_operator_of FOREIGN KEY (member_id) REFERENCES member (id)
);

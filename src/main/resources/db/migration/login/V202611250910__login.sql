-- One login space: a member belongs to no tenant by itself.
CREATE TABLE member (
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  email VARCHAR(254) NOT NULL,
  name VARCHAR(255) NOT NULL,
  password VARCHAR(255) NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT member_email UNIQUE (email)
);

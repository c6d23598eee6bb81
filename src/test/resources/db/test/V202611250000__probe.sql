-- A tenant table of the tests alone: what the guard, the converters and the schema rule are tried on.
CREATE TABLE probe (
  tenant_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(100) NOT NULL,
  seen DATETIME(6) NOT NULL,
  expires DATE,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX probe_name ON probe (tenant_id, name);

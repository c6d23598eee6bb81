CREATE TABLE tenant (
  tenant_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id)
);

CREATE TABLE membership (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  member_role VARCHAR(16) NOT NULL,
  joined_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, member_id),
  CONSTRAINT membership_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
  CONSTRAINT membership_of FOREIGN KEY (member_id) REFERENCES member (id)
);

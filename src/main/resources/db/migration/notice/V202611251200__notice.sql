CREATE TABLE notice_read (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  occurrence VARCHAR(40) NOT NULL,
  read_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, member_id, shop_id, kind, occurrence)
);

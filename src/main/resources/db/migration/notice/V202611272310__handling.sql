-- Which member sees to a notice, and until when: one at a time.
CREATE TABLE notice_handling (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  occurrence VARCHAR(40) NOT NULL,
  member_id BINARY(16) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  until_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, shop_id, kind, occurrence)
);
CREATE INDEX notice_handling_until ON notice_handling (tenant_id, until_at);

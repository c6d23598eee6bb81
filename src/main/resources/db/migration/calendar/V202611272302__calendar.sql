-- Of a calendar's address only the hash of its token is kept.
CREATE TABLE calendar_feed (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  token_hash BINARY(32) NOT NULL,
  language VARCHAR(8) NOT NULL,
  made_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, member_id)
);
-- Whoever brings a token doesn't say whose it is.
CREATE UNIQUE INDEX calendar_feed_token ON calendar_feed (token_hash);

-- What calendars were told last of a shop's date, so that each change of it counts up.
CREATE TABLE calendar_stamp (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  content_hash VARCHAR(64) NOT NULL,
  sequence_no INT NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, shop_id)
);

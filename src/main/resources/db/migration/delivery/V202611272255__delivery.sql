-- When the notices of a company are carried out of the portal. No row: as they are by default.
CREATE TABLE tenant_reminders (
  tenant_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  reminder_days VARCHAR(100) NOT NULL,
  quiet_from INT NOT NULL,
  quiet_until INT NOT NULL,
  urgent_always BOOLEAN NOT NULL,
  PRIMARY KEY (tenant_id)
);
-- What is handed over to one recipient at one time.
CREATE TABLE delivery (
  tenant_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  channel VARCHAR(16) NOT NULL,
  recipient_id BINARY(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  tries INT NOT NULL,
  ended_at DATETIME(6),
  answer VARCHAR(200),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX delivery_of_recipient ON delivery (tenant_id, channel, recipient_id, created_at);
CREATE INDEX delivery_by_time ON delivery (tenant_id, created_at);
-- What it tells of. The key says that nobody is told twice over one channel.
CREATE TABLE delivery_item (
  tenant_id BINARY(16) NOT NULL,
  channel VARCHAR(16) NOT NULL,
  recipient_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  occurrence VARCHAR(40) NOT NULL,
  reminder INT NOT NULL,
  delivery_id BINARY(16) NOT NULL,
  told_at DATETIME(6),
  PRIMARY KEY (tenant_id, channel, recipient_id, shop_id, kind, occurrence, reminder)
);
CREATE INDEX delivery_item_of_delivery ON delivery_item (tenant_id, delivery_id);
CREATE INDEX delivery_item_of_shop ON delivery_item (tenant_id, shop_id, told_at);

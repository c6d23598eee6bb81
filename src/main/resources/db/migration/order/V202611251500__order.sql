-- How far the intake of a shop has come. Whoever writes orders of the shop holds the lock on this row.
CREATE TABLE order_intake (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  reach_days INT NOT NULL,
  place VARCHAR(15000) NOT NULL,
  pause VARCHAR(16),
  last_answer VARCHAR(16),
  last_answer_at DATETIME(6),
  last_success DATETIME(6),
  failures INT NOT NULL,
  next_run DATETIME(6),
  PRIMARY KEY (tenant_id, shop_id),
  CONSTRAINT order_intake_shop FOREIGN KEY (tenant_id, shop_id) REFERENCES shop (tenant_id, id)
);

-- What lists need of an order, in clear. The order itself is sealed: subject id, revision; 0 where RMS has not handed it out.
CREATE TABLE shop_order (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  order_number VARCHAR(64) NOT NULL,
  id BINARY(16) NOT NULL,
  revision BIGINT NOT NULL,
  progress INT NOT NULL,
  ordered_at DATETIME(6) NOT NULL,
  total_price BIGINT,
  request_price BIGINT,
  units INT NOT NULL,
  first_seen DATETIME(6) NOT NULL,
  read_at DATETIME(6) NOT NULL,
  next_read DATETIME(6),
  tries INT NOT NULL,
  PRIMARY KEY (tenant_id, shop_id, order_number),
  CONSTRAINT shop_order_intake FOREIGN KEY (tenant_id, shop_id) REFERENCES order_intake (tenant_id, shop_id)
);
-- A page of the list is found in one of these alone, and only its rows are then looked up.
CREATE INDEX shop_order_time ON shop_order (tenant_id, ordered_at, shop_id, order_number, progress);
CREATE INDEX shop_order_shop ON shop_order (tenant_id, shop_id, ordered_at, order_number, progress);
CREATE INDEX shop_order_progress ON shop_order (tenant_id, progress, ordered_at, shop_id, order_number);
CREATE INDEX shop_order_number ON shop_order (tenant_id, order_number, shop_id, ordered_at, progress);
CREATE INDEX shop_order_total ON shop_order (tenant_id, total_price, ordered_at, shop_id, order_number, progress);
CREATE INDEX shop_order_due ON shop_order (tenant_id, shop_id, next_read);

CREATE TABLE order_change (
  tenant_id BINARY(16) NOT NULL,
  order_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  from_value BIGINT,
  to_value BIGINT,
  seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, order_id, id)
);

CREATE TABLE order_confirmation (
  tenant_id BINARY(16) NOT NULL,
  batch_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  order_number VARCHAR(64) NOT NULL,
  asked_by BINARY(16) NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  result VARCHAR(16) NOT NULL,
  code VARCHAR(128),
  message VARCHAR(1024),
  done_at DATETIME(6),
  PRIMARY KEY (tenant_id, batch_id, shop_id, order_number)
);
CREATE INDEX order_confirmation_asked ON order_confirmation (tenant_id, asked_at);

-- How long orders are kept; a tenant without a row has the default.
CREATE TABLE tenant_retention (
  tenant_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  order_days INT NOT NULL,
  PRIMARY KEY (tenant_id)
);

CREATE TABLE order_purge (
  tenant_id BINARY(16) NOT NULL,
  purged_at DATETIME(6) NOT NULL,
  placed_before DATETIME(6) NOT NULL,
  orders INT NOT NULL,
  PRIMARY KEY (tenant_id, purged_at)
);

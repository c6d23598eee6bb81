CREATE TABLE shop (
  tenant_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(510) NOT NULL,
  code VARCHAR(255) NOT NULL,
  user_id VARCHAR(510),
  family VARCHAR(16) NOT NULL,
  secret_revision BIGINT DEFAULT 0 NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  registered_by BINARY(16) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT shop_code UNIQUE (tenant_id, code)
);

-- What the watch saw and plans; apart from the shop, so that it never stands in the way of a member who edits the details.
CREATE TABLE shop_watch (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  unreachable_since DATETIME(6),
  asked_at DATETIME(6),
  last_answer VARCHAR(16),
  last_answer_at DATETIME(6),
  failures INT NOT NULL,
  next_ask DATETIME(6),
  checked_at DATETIME(6),
  PRIMARY KEY (tenant_id, shop_id),
  CONSTRAINT shop_watch_shop FOREIGN KEY (tenant_id, shop_id) REFERENCES shop (tenant_id, id)
);

CREATE TABLE key_generation (
  tenant_id BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  shop_id BINARY(16) NOT NULL,
  serial_no INT NOT NULL,
  state VARCHAR(16) NOT NULL,
  revision BIGINT NOT NULL,
  same_key BOOLEAN NOT NULL,
  shop_number VARCHAR(6),
  last_four VARCHAR(8) NOT NULL,
  entered_by BINARY(16) NOT NULL,
  entered_at DATETIME(6) NOT NULL,
  active_from DATETIME(6),
  replaced_another BOOLEAN NOT NULL,
  ended_at DATETIME(6),
  end_reason VARCHAR(16),
  ended_by BINARY(16),
  expires_at DATETIME(6),
  function_off BOOLEAN NOT NULL,
  rejected_since DATETIME(6),
  held_for VARCHAR(24) NOT NULL,
  confirmed_by BINARY(16),
  tried_at DATETIME(6),
  last_answer VARCHAR(16),
  refusals INT NOT NULL,
  refused_seconds BIGINT NOT NULL,
  failures INT NOT NULL,
  next_try DATETIME(6),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT key_generation_serial UNIQUE (tenant_id, shop_id, serial_no),
  CONSTRAINT key_generation_shop FOREIGN KEY (tenant_id, shop_id) REFERENCES shop (tenant_id, id)
);
CREATE INDEX key_generation_last_four ON key_generation (tenant_id, last_four);

-- One row a tenant, locked while keys are entered or given their turn.
CREATE TABLE key_trial_gate (
  tenant_id BINARY(16) NOT NULL,
  passed BIGINT NOT NULL,
  PRIMARY KEY (tenant_id)
);

-- Outlives the generation and the shop: deleting a shop buys no further trials.
CREATE TABLE key_trial (
  tenant_id BINARY(16) NOT NULL,
  generation_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  tried_at DATETIME(6) NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  PRIMARY KEY (tenant_id, generation_id)
);
CREATE INDEX key_trial_tried ON key_trial (tenant_id, tried_at);

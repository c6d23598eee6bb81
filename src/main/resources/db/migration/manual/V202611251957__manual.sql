-- shop_id is all zeros where the walk is about no shop; key_round names the key that the walk is to replace.
CREATE TABLE walk_step (
  tenant_id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  walk VARCHAR(16) NOT NULL,
  step_number INT NOT NULL,
  key_round VARCHAR(40) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  done_at DATETIME(6),
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, member_id, shop_id, walk, step_number)
);

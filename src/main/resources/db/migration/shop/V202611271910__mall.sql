-- At which mall a shop is; two malls may know shops by the same code.
ALTER TABLE shop ADD COLUMN mall VARCHAR(16) DEFAULT 'rakuten' NOT NULL;
ALTER TABLE shop DROP CONSTRAINT shop_code;
ALTER TABLE shop ADD CONSTRAINT shop_code UNIQUE (tenant_id, mall, code);

-- Each of the ways in which a key ends, at a mall that has more than one. What counts is the nearest: key_generation.expires_at.
CREATE TABLE known_end (
  tenant_id BINARY(16) NOT NULL,
  generation_id BINARY(16) NOT NULL,
  end_name VARCHAR(32) NOT NULL,
  version BIGINT NOT NULL,
  shop_id BINARY(16) NOT NULL,
  source VARCHAR(16) NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  entered_by BINARY(16),
  PRIMARY KEY (tenant_id, generation_id, end_name),
  CONSTRAINT known_end_generation FOREIGN KEY (tenant_id, generation_id) REFERENCES key_generation (tenant_id, id)
);
CREATE INDEX known_end_shop ON known_end (tenant_id, shop_id);

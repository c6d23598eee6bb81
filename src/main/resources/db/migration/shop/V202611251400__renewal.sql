-- Until when the secrets of a superseded key are kept; null once they are gone.
ALTER TABLE key_generation ADD COLUMN secrets_until DATETIME(6);

-- The member who entered the expiry; null where RMS told it.
ALTER TABLE key_generation ADD COLUMN expiry_entered_by BINARY(16);

CREATE TABLE shop_diagnosis (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  generation_id BINARY(16),
  planned_at DATETIME(6) NOT NULL,
  asked_at DATETIME(6),
  finished_at DATETIME(6),
  rms_code VARCHAR(255),
  PRIMARY KEY (tenant_id, shop_id),
  CONSTRAINT shop_diagnosis_shop FOREIGN KEY (tenant_id, shop_id) REFERENCES shop (tenant_id, id)
);

CREATE TABLE shop_finding (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  rms_function VARCHAR(32) NOT NULL,
  version BIGINT NOT NULL,
  answer VARCHAR(16) NOT NULL,
  found_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, shop_id, rms_function),
  CONSTRAINT shop_finding_shop FOREIGN KEY (tenant_id, shop_id) REFERENCES shop (tenant_id, id)
);

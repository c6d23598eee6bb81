-- Who is in charge of a shop, and its tags, one a line. A table of its own, so that it never stands in the way of a member who edits the details.
CREATE TABLE shop_care (
  tenant_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  in_charge BINARY(16),
  tags VARCHAR(255) NOT NULL,
  PRIMARY KEY (tenant_id, shop_id),
  CONSTRAINT shop_care_shop FOREIGN KEY (tenant_id, shop_id) REFERENCES shop (tenant_id, id)
);

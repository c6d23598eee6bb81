CREATE INDEX order_confirmation_open ON order_confirmation (tenant_id, shop_id, result);

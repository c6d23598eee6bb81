-- For the history of a shop's notices.
CREATE INDEX notice_read_of_shop ON notice_read (tenant_id, shop_id, read_at);

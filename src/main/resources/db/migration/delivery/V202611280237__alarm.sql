-- The recipients that notices no longer reach and of which the owners of the company were told.
CREATE TABLE channel_alarm (
  tenant_id BINARY(16) NOT NULL,
  channel VARCHAR(16) NOT NULL,
  recipient_id BINARY(16) NOT NULL,
  told_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, channel, recipient_id)
);
-- Those who run the portal see how many don't get through; they are few among many.
CREATE INDEX delivery_by_state ON delivery (state, ended_at);

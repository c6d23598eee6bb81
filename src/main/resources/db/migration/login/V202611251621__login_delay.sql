-- Tries to log in that have not succeeded, by a hash of the typed address or of a known device.
CREATE TABLE login_delay (
  delay_key VARCHAR(64) NOT NULL,
  failures INT NOT NULL,
  tried_at DATETIME(6) NOT NULL,
  next_at DATETIME(6) NOT NULL,
  PRIMARY KEY (delay_key)
);

-- Browsers that have logged in before. Of their cookie only its SHA-256 is here.
CREATE TABLE known_device (
  device_hash BINARY(32) NOT NULL,
  member_id BINARY(16) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (device_hash, member_id),
  CONSTRAINT known_device_of FOREIGN KEY (member_id) REFERENCES member (id)
);

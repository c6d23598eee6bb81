-- Decoy companies and alarms about a company's number of openings ended.
DROP TABLE vault_decoy;
DROP TABLE opening_day;
DELETE FROM vault_alarm WHERE kind IN ('DECOY_OPENED', 'DECOYS_LOST', 'MANY_OPENED');

package jp.kagiban.shop;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the module that fetches orders tells of those shops whose orders the mall won't hand out. */
public interface OrderRefusals {

    /** The shops of a tenant whose intake the mall refuses at present, with the instant of its last refusal. */
    Map<UUID, Instant> of(UUID tenant);
}

package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** What the module that fetches orders tells of those shops whose orders the mall won't hand out. */
@NamedInterface("diagnosis")
public interface OrderRefusals {

    /** The shops of a tenant whose intake the mall refuses at present, with the instant of its last refusal. */
    Map<UUID, Instant> of(UUID tenant);
}

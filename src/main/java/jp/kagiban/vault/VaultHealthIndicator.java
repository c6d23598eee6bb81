package jp.kagiban.vault;

import jp.kagiban.storage.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** A portal whose vault can't open what it once sealed isn't ready. The start has seen that it can. */
@Component
class VaultHealthIndicator implements HealthIndicator, Watch {

    private static final Logger LOG = LoggerFactory.getLogger(VaultHealthIndicator.class);

    private final VaultHealth vault;

    private volatile boolean opens = true;

    VaultHealthIndicator(VaultHealth vault) {
        this.vault = vault;
    }

    /** A database that doesn't answer says nothing of the vault, and has an indicator of its own. */
    @Override
    public void look() {
        try {
            opens = vault.opens();
        } catch (DataAccessException outage) {
            LOG.debug("The vault can't be looked at", outage);
        }
    }

    @Override
    public Health health() {
        return opens
                ? Health.up().build()
                : Health.down()
                        .withDetail("says", "The vault can't open what it has sealed.")
                        .build();
    }
}

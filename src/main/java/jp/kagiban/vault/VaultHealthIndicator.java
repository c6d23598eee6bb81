package jp.kagiban.vault;

import jp.kagiban.storage.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * A portal whose vault can't open what it once sealed isn't ready. The start has seen that it can. One that can't reach its keys is ready all
 * the same: on another node they are as far away.
 */
@Component
class VaultHealthIndicator implements HealthIndicator, Watch {

    private static final Logger LOG = LoggerFactory.getLogger(VaultHealthIndicator.class);

    private final VaultHealth vault;

    private volatile VaultCondition condition = VaultCondition.OPENS;

    VaultHealthIndicator(VaultHealth vault) {
        this.vault = vault;
    }

    /** A database that doesn't answer says nothing of the vault, and has an indicator of its own. */
    @Override
    public void look() {
        try {
            condition = vault.condition();
        } catch (DataAccessException outage) {
            LOG.debug("The vault can't be looked at", outage);
        }
    }

    @Override
    public Health health() {
        return switch (condition) {
            case OPENS -> Health.up().build();
            case CLOSED ->
                Health.down()
                        .withDetail("says", "The vault can't open what it has sealed.")
                        .build();
            case AWAY ->
                Health.up()
                        .withDetail(
                                "says",
                                "Where the vault's keys are kept nobody answers. Keys in memory serve for some minutes;"
                                        + " what waits resumes by itself.")
                        .build();
        };
    }
}

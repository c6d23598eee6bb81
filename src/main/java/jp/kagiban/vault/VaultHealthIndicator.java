package jp.kagiban.vault;

import java.util.List;
import jp.kagiban.storage.Watch;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.VaultKeys.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells whether the vault could open what is sealed; it opens nothing of a tenant. A portal whose vault can't open what it once sealed isn't ready. The start has seen that it can. One that can't reach its keys is ready all
 * the same: on another node they are as far away.
 */
@Component
class VaultHealthIndicator implements HealthIndicator, Watch {

    private static final Logger LOG = LoggerFactory.getLogger(VaultHealthIndicator.class);

    private final KeyWrapping wrapping;
    private final Epochs epochs;

    private volatile Condition seen = Condition.OPENS;

    VaultHealthIndicator(KeyWrapping wrapping, Epochs epochs) {
        this.wrapping = wrapping;
        this.epochs = epochs;
    }

    /** Whether what each key-encrypting key in use once wrapped can be unwrapped now. */
    Condition condition() {
        List<Epoch> used = epochs.used();
        try {
            boolean opens = used.stream().map(Epoch::canary).allMatch(wrapping::unlocks);
            return opens && !used.isEmpty() ? Condition.OPENS : Condition.CLOSED;
        } catch (KekStoreAway away) {
            return Condition.AWAY;
        }
    }

    /** A database that doesn't answer says nothing of the vault, and has an indicator of its own. */
    @Override
    public void look() {
        try {
            seen = condition();
        } catch (DataAccessException outage) {
            LOG.debug("The vault can't be looked at", outage);
        }
    }

    @Override
    public Health health() {
        return switch (seen) {
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

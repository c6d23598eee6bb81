package jp.kagiban.vault;

import java.util.List;
import jp.kagiban.storage.Watch;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.VaultKeys.Condition;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.KeyWrapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Reports whether the vault can open its secrets, without opening one. A node isn't ready if its vault can't open them.
 * An unreachable KEK doesn't make a node unready, since other nodes couldn't reach the KEK either.
 */
@Component
class VaultHealthIndicator implements HealthIndicator, Watch {

    private static final Logger LOG = LoggerFactory.getLogger(VaultHealthIndicator.class);

    private final KeyWrapping wrapping;
    private final Epochs epochs;

    private volatile Condition lastCondition = Condition.OPENS;

    VaultHealthIndicator(KeyWrapping wrapping, Epochs epochs) {
        this.wrapping = wrapping;
        this.epochs = epochs;
    }

    /** Checks whether the canary of each KEK in use unwraps now. */
    Condition condition() {
        List<Epoch> used = epochs.used();
        try {
            boolean opens = used.stream().map(Epoch::canary).allMatch(wrapping::unlocks);
            return opens && !used.isEmpty() ? Condition.OPENS : Condition.CLOSED;
        } catch (KekStoreAway away) {
            return Condition.AWAY;
        }
    }

    /** A failing database has its own indicator and doesn't change the vault's state. */
    @Override
    public void look() {
        try {
            lastCondition = condition();
        } catch (DataAccessException outage) {
            LOG.debug("The vault can't be looked at", outage);
        }
    }

    @Override
    public Health health() {
        return switch (lastCondition) {
            case OPENS -> Health.up().build();
            case CLOSED ->
                Health.down()
                        .withDetail("says", "The vault can't open what it has sealed.")
                        .build();
            case AWAY ->
                Health.up()
                        .withDetail(
                                "says",
                                "The token with the vault's keys doesn't answer. Keys in memory serve for some minutes;"
                                        + " what waits resumes by itself.")
                        .build();
        };
    }
}

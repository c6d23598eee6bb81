package jp.kagiban.vault;

import jp.kagiban.storage.DatabaseWatch;
import jp.kagiban.storage.Watch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** A portal whose vault can't open what it once sealed isn't ready. The start has seen that it can. */
@Component
class VaultHealthIndicator implements HealthIndicator, Watch {

    private final VaultHealth vault;
    private final DatabaseWatch database;

    private volatile boolean opens = true;

    VaultHealthIndicator(VaultHealth vault, DatabaseWatch database) {
        this.vault = vault;
        this.database = database;
    }

    @Override
    public void look() {
        if (!database.isDown()) {
            opens = canaryOpens();
        }
    }

    private boolean canaryOpens() {
        try {
            return vault.standing().canaryOpens();
        } catch (DataAccessException _) {
            return false;
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

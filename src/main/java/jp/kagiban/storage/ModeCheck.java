package jp.kagiban.storage;

import java.util.Set;
import jp.kagiban.shared.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses a database of the other mode. Commands on a stopped portal don't check it, because they call no mall. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ModeCheck implements StartCheck {

    private final Settings settings;

    ModeCheck(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(JdbcClient db, Set<String> tables) {
        if (tables.contains("installation")) {
            InstallationMode.refuseOther(db, settings);
        }
    }
}

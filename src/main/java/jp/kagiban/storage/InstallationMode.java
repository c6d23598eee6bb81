package jp.kagiban.storage;

import java.time.Clock;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.StartRefused;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks a database as sandbox or live at its first use, and refuses the other mode from then on. */
@Component
class InstallationMode implements InitializingBean {

    private final JdbcClient db;
    private final Settings settings;
    private final Clock clock;

    InstallationMode(JdbcClient db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        String wanted = wanted(settings);
        refuseOther(marked(db).orElseGet(() -> mark(wanted)), wanted);
    }

    /** Checks the mode before the first migration. @throws StartRefused if the database is marked for the other mode */
    static void refuseOther(JdbcClient db, Settings settings) {
        marked(db).ifPresent(marked -> refuseOther(marked, wanted(settings)));
    }

    private static void refuseOther(String marked, String wanted) {
        if (!marked.equals(wanted)) {
            throw refusal(marked);
        }
    }

    private static String wanted(Settings settings) {
        return settings.sandbox() ? "SANDBOX" : "LIVE";
    }

    private static Optional<String> marked(JdbcClient db) {
        return db.sql("SELECT purpose FROM installation WHERE id = 1")
                .query(String.class)
                .optional();
    }

    /** Marks the database, unless another process did it first; returns how it is marked now. */
    String mark(String purpose) {
        try {
            db.sql("INSERT INTO installation (id, purpose, marked_at) VALUES (1, ?, ?)")
                    .params(purpose, Column.of(clock.instant()))
                    .update();
            return purpose;
        } catch (DuplicateKeyException another) {
            return marked(db).orElseThrow(() -> another);
        }
    }

    private static StartRefused refusal(String marked) {
        return marked.equals("SANDBOX")
                ? new StartRefused(
                        "This database belongs to the sandbox; it never meets the real RMS.",
                        "Give the live portal a database of its own ('./kagiban run --live' has one in ./data-live).")
                : new StartRefused(
                        "This database is a live one; the sandbox never touches it.",
                        "Give the sandbox a data folder of its own in KAGIBAN_DATA_DIR.");
    }
}

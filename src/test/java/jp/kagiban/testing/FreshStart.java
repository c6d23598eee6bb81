package jp.kagiban.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.rakuten.AnsweringRms;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.LoginSpace;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Before each test the clock stands at its start, RMS is there and has no script, no job is planned, no limit is used
 * up and the history of the login space has no seal from the future, so that no test depends on those that used the
 * same portal before it.
 */
public final class FreshStart implements TestExecutionListener, Ordered {

    /** Before Spring Security logs a test's member in. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void beforeTestMethod(TestContext test) throws SQLException, IOException {
        ApplicationContext portal = test.getApplicationContext();
        SettableClock clock = portal.getBeanProvider(SettableClock.class).getIfAvailable();
        DataSource database = portal.getBeanProvider(DataSource.class).getIfAvailable();
        if (clock != null && database != null) {
            clock.set(SettableClock.START);
            JdbcClient db = JdbcClient.create(database.unwrap(HikariDataSource.class));
            refill(db);
            if (isSealedAhead(db)) {
                beginLoginSpaceAnew(db);
                Files.deleteIfExists(portal.getBean(SealsFolder.class).seals());
            }
        }
        portal.getBeanProvider(ScriptedRms.class).ifAvailable(ScriptedRms::forget);
        portal.getBeanProvider(AnsweringRms.class).ifAvailable(AnsweringRms::answers);
        portal.getBeanProvider(HandDrivenJobs.class).ifAvailable(HandDrivenJobs::forget);
    }

    /** All tests share the history of the login space, and a test whose clock was ahead has sealed or cut it. */
    private static boolean isSealedAhead(JdbcClient db) {
        return db.sql("SELECT COUNT(*) FROM audit_anchor WHERE tenant_id = ? AND set_at > ?")
                        .params(Column.of(LoginSpace.OWNER), Column.of(SettableClock.START))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void beginLoginSpaceAnew(JdbcClient db) {
        for (String table : List.of("audit_anchor", "audit_entry", "audit_chain")) {
            db.sql("DELETE FROM " + table + " WHERE tenant_id = ?")
                    .param(Column.of(LoginSpace.OWNER))
                    .update();
        }
    }

    private static void refill(JdbcClient db) {
        db.sql("DELETE FROM throttle_bucket").update();
        db.sql("DELETE FROM login_delay").update();
    }
}

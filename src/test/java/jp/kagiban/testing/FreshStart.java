package jp.kagiban.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.kagiban.rakuten.AnsweringRms;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Before each test the clock stands at its start, RMS is there and has no script, no job is planned and no limit is used up, so that no
 * test depends on those that used the same portal before it.
 */
public final class FreshStart implements TestExecutionListener, Ordered {

    /** Before Spring Security logs a test's member in. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void beforeTestMethod(TestContext test) throws SQLException {
        ApplicationContext portal = test.getApplicationContext();
        SettableClock clock = portal.getBeanProvider(SettableClock.class).getIfAvailable();
        DataSource database = portal.getBeanProvider(DataSource.class).getIfAvailable();
        if (clock != null && database != null) {
            clock.set(SettableClock.START);
            refill(JdbcClient.create(database.unwrap(HikariDataSource.class)));
        }
        portal.getBeanProvider(ScriptedRms.class).ifAvailable(ScriptedRms::forget);
        portal.getBeanProvider(AnsweringRms.class).ifAvailable(AnsweringRms::answers);
        portal.getBeanProvider(HandDrivenJobs.class).ifAvailable(HandDrivenJobs::forget);
    }

    private static void refill(JdbcClient db) {
        db.sql("DELETE FROM throttle_bucket").update();
        db.sql("DELETE FROM login_delay").update();
    }
}

package jp.kagiban.testing;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Before each test the clock stands at its start, RMS has no script and no job is planned, so that no test depends on those
 * that used the same portal before it.
 */
public final class FreshStart implements TestExecutionListener, Ordered {

    /** Before Spring Security logs a test's member in. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        ApplicationContext portal = test.getApplicationContext();
        portal.getBeanProvider(SettableClock.class).ifAvailable(clock -> clock.set(SettableClock.START));
        portal.getBeanProvider(ScriptedRms.class).ifAvailable(ScriptedRms::forget);
        portal.getBeanProvider(HandDrivenJobs.class).ifAvailable(HandDrivenJobs::forget);
    }
}

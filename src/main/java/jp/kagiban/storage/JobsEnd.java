package jp.kagiban.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the jobs once requests have ended, and before any bean is destroyed: while jobs are waited for, all that they need is there,
 * such as what counts the openings of secrets. For good: what has ended isn't started again.
 */
class JobsEnd implements SmartLifecycle, DisposableBean {

    private final ObjectProvider<Scheduler> scheduler;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean running;

    JobsEnd(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        end();
    }

    /** Those of a portal whose start has failed. */
    @Override
    public void destroy() {
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            scheduler.ifAvailable(Scheduler::stop);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    /** After the server and its requests, and after those who begin no more errands. */
    @Override
    public int getPhase() {
        return 0;
    }
}

package jp.kagiban.storage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has each {@link Watch} look, once the portal has started. */
@Component
class WatchTimer implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WatchTimer.class);

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final List<Watch> watches;
    private final ScheduledExecutorService timer;

    WatchTimer(List<Watch> watches) {
        this.watches = watches;
        this.timer = Executors.newScheduledThreadPool(
                watches.size(), Thread.ofPlatform().daemon().name("watch-", 0).factory());
    }

    @EventListener(ContextRefreshedEvent.class)
    void begin() {
        for (Watch watch : watches) {
            timer.scheduleWithFixedDelay(() -> look(watch), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A look that fails must not be the last one. */
    private static void look(Watch watch) {
        try {
            watch.look();
        } catch (RuntimeException fault) {
            LOG.debug("A look has failed", fault);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}

package jp.kagiban.storage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/** Runs each {@link Watch} once a portal with screens has started. Commands on a stopped portal run none. */
@Component
class WatchTimer implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WatchTimer.class);

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ObjectProvider<Watch> watches;
    private @Nullable ScheduledExecutorService timer;

    WatchTimer(ObjectProvider<Watch> watches) {
        this.watches = watches;
    }

    @EventListener
    void begin(ContextRefreshedEvent started) {
        if (started.getApplicationContext() instanceof WebApplicationContext) {
            begin(watches.stream().toList());
        }
    }

    private void begin(List<Watch> all) {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                all.size(), Thread.ofPlatform().daemon().name("watch-", 0).factory());
        timer = started;
        for (Watch watch : all) {
            started.scheduleWithFixedDelay(() -> look(watch), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Catches a failure, because an exception would end the timer. */
    private static void look(Watch watch) {
        try {
            watch.look();
        } catch (RuntimeException fault) {
            LOG.debug("A look has failed", fault);
        }
    }

    @Override
    public void destroy() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}

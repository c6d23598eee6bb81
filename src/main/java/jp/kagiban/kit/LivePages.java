package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.kagiban.shared.Refusal;
import jp.kagiban.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Redraws parts of open pages after changes elsewhere. A part is redrawn when somebody reports a change of its tenant or its
 * login, at the pace of {@link RedrawPace}. It is also redrawn at the instant that it named itself: at midnight, at the end of
 * a key, or every few seconds while it waits. A report stays on its node. Changes of another node are seen within a minute,
 * for no part waits longer. A part without changes must leave its components alone; then nothing is sent. Nothing here is
 * stored.
 */
@Service
public class LivePages implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);

    private static final Duration RETRY = Duration.ofSeconds(10);

    /** Another node may have changed what is shown. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Sessions redrawn at a time. The holder of a session's lock redraws a locked session, and nobody waits for it. */
    private static final int WAKERS = 16;

    /** How long the end of the portal waits for drawings in progress, which need the database. */
    private static final int LAST_DRAWINGS_SECONDS = 2;

    private static final ScopedValue<Boolean> REDRAWING = ScopedValue.newInstance();

    private final Clock clock;
    private final Set<Entry> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-pages").daemon().factory());
    /** Changes during the stop of the portal are dropped. */
    private final ExecutorService wakers = new ThreadPoolExecutor(
            WAKERS,
            WAKERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("live-", 0).daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    LivePages(Clock clock) {
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::wakeDue, 1, 1, TimeUnit.SECONDS);
    }

    /** A part that can be redrawn. */
    public interface Part {

        /**
         * Draws the part from what is stored now. Runs under the lock of the part's tab.
         *
         * @return when it must be drawn again at the latest; {@link Instant#MAX} if never, but for word of a change
         */
        Instant draw();
    }

    /** Something that a tenant's open pages show has changed; published in the transaction that changed it. */
    public interface Change {

        TenantId tenant();
    }

    /**
     * Draws the part now, and again whenever it is due, for as long as the component is attached. It keeps the focus
     * ({@link KeptFocus}).
     *
     * @param tenant whose changes it follows
     */
    public void follow(Component component, TenantId tenant, Part part) {
        followAny(component, tenant.id(), part);
    }

    /**
     * The same for what belongs to no tenant.
     *
     * @param login what tells the login whose changes it follows
     */
    public void followLogin(Component component, UUID login, Part part) {
        followAny(component, login, part);
    }

    private void followAny(Component component, UUID followed, Part part) {
        KeptFocus.in(component);
        component.addAttachListener(attached -> {
            UI ui = attached.getUI();
            Entry entry = new Entry(ui, followed, part);
            component.addDetachListener(detached -> {
                open.remove(entry);
                detached.unregisterListener();
            });
            // Before the first look, so that no change falls between the two.
            open.add(entry);
            entry.draw();
        });
    }

    /** When a part is drawn again that changes by what happens alone, and not by the passing of time. */
    public Instant atLatest() {
        return clock.instant().plus(LONGEST);
    }

    /** Without a transaction, the change is visible already. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(Change change) {
        changed(change.tenant());
    }

    /** Redraws the tenant's parts on another thread. Call it after the commit. */
    public void changed(TenantId tenant) {
        anyChanged(tenant.id());
    }

    /** The same for the parts that follow this login. */
    public void loginChanged(UUID login) {
        anyChanged(login);
    }

    private void anyChanged(UUID followed) {
        wakers.execute(() ->
                open.stream().filter(entry -> entry.followed.equals(followed)).forEach(entry -> entry.pace.tell()));
    }

    /** Whether this thread redraws a part, which nobody at the page asked for. */
    public static boolean redrawing() {
        return REDRAWING.isBound();
    }

    private void wakeDue() {
        Instant now = clock.instant();
        open.stream()
                .filter(entry -> !entry.due.isAfter(now))
                .collect(Collectors.groupingBy(entry -> entry.ui.getSession()))
                .values()
                .forEach(this::wakeTogether);
    }

    /** Session by session: at midnight nobody waits for the pages of all others. */
    private void wakeTogether(List<Entry> ofOneSession) {
        ofOneSession.forEach(entry -> entry.due = Instant.MAX);
        wakers.execute(() -> ofOneSession.forEach(Entry::wake));
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
        wakers.shutdown();
        try {
            wakers.awaitTermination(LAST_DRAWINGS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Entry {

        private final UI ui;
        private final UUID followed;
        private final Part part;
        private final RedrawPace pace = new RedrawPace(System::nanoTime, this::wakeAfter);
        private volatile Instant due = Instant.MAX;

        Entry(UI ui, UUID followed, Part part) {
            this.ui = ui;
            this.followed = followed;
            this.part = part;
        }

        void draw() {
            pace.begin();
            try {
                Instant named = part.draw();
                Instant latest = atLatest();
                due = named.isAfter(latest) && !named.equals(Instant.MAX) ? latest : named;
            } finally {
                pace.end();
            }
        }

        /**
         * Retries a part after a failure, such as an outage of the database; other parts go on. If the member may no longer see the part,
         * it isn't retried: the page is entered again, and says so.
         */
        void drawOrRetry() {
            if (wakers.isShutdown() || !open.contains(this)) {
                return;
            }
            try {
                ScopedValue.where(REDRAWING, true).run(this::draw);
            } catch (RuntimeException fault) {
                if (fault instanceof Refusal) {
                    open.remove(this);
                    ui.refreshCurrentRoute(true);
                    return;
                }
                LOG.warn("A part of an open page could not be redrawn; retrying in {} s", RETRY.toSeconds(), fault);
                due = clock.instant().plus(RETRY);
            }
        }

        private void wakeAfter(long nanoseconds) {
            if (nanoseconds == 0) {
                wakers.execute(this::wake);
            } else if (!timer.isShutdown()) {
                timer.schedule(() -> wakers.execute(this::wake), nanoseconds, TimeUnit.NANOSECONDS);
            }
        }

        /** A tab that is closing has nothing left to draw. */
        void wake() {
            due = Instant.MAX;
            try {
                ui.access(this::drawOrRetry);
            } catch (UIDetachedException closed) {
                LOG.debug("A page has gone before it was drawn anew");
            } catch (RuntimeException fault) {
                LOG.warn("A part of an open page could not be redrawn; the next change redraws it", fault);
            }
        }
    }
}

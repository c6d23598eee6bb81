package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import java.util.stream.Stream;
import jp.kagiban.shared.Refusal;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Redraws parts of open pages after changes elsewhere. A part is redrawn when its tenant or its login has changed, at
 * the pace of {@link RedrawPace}. Each drawing returns when the next one must follow at the latest: at midnight, at the
 * expiry of a key, or a few seconds later while the part waits for something. Reports of changes reach only their own
 * node. Parts on other nodes are redrawn within a minute, unless they have returned {@link Instant#MAX}. A part without
 * changes must not touch its components, so that nothing is sent. Nothing here is stored.
 */
@Service
public class LivePages implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);

    private static final Duration RETRY = Duration.ofSeconds(10);

    /**
     * Maximum time between two drawings of a part that hasn't returned {@link Instant#MAX}: another node may have
     * changed its data.
     */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * Number of threads, each of which redraws one session at a time. No thread waits for a locked session; the holder
     * of its lock redraws it.
     */
    private static final int REDRAW_THREADS = 16;

    /** How long the stop of the portal waits for drawings in progress, which need the database. */
    private static final int LAST_DRAWINGS_SECONDS = 2;

    private static final ScopedValue<Boolean> REDRAWING = ScopedValue.newInstance();

    private final TenantScope tenants;
    private final Clock clock;
    private final Set<Entry> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-pages").daemon().factory());
    /** Changes during the stop of the portal are dropped. */
    private final ExecutorService redrawThreads = new ThreadPoolExecutor(
            REDRAW_THREADS,
            REDRAW_THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("live-", 0).daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /** The same threads, shared fairly between tenants and logins. */
    private final FairThreads fairly = new FairThreads(redrawThreads);

    LivePages(TenantScope tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::redrawDue, 1, 1, TimeUnit.SECONDS);
    }

    /** A part that can be redrawn. */
    public interface Part {

        /**
         * Draws the part from what is stored now. Runs under the lock of the part's tab.
         *
         * @return when the part must be redrawn at the latest; {@link Instant#MAX} if only after a change
         */
        Instant draw();
    }

    /**
     * An event: something that a tenant's open pages show has changed. Published in the transaction that changed it.
     */
    public interface Change {

        TenantId tenant();
    }

    /**
     * Draws the part whenever the component is attached, and redraws it when it is due or the current tenant has changed,
     * until it is detached. Call this before the component is attached. The component keeps the focus ({@link KeptFocus}).
     *
     * @return the component
     */
    public <T extends Component> T follow(T component, Part part) {
        followAny(component, tenants.current().id(), part, true);
        return component;
    }

    /**
     * Draws a part that belongs to no tenant, as {@link #follow} does.
     *
     * @param login id of the login whose changes redraw the part
     */
    public void followLogin(Component component, UUID login, Part part) {
        followAny(component, login, part, false);
    }

    private void followAny(Component component, UUID followed, Part part, boolean mayRest) {
        KeptFocus.in(component);
        component.addAttachListener(attached -> {
            UI ui = attached.getUI();
            Entry entry = new Entry(ui, followed, part, mayRest);
            component.addDetachListener(detached -> {
                open.remove(entry);
                detached.unregisterListener();
            });
            // The entry is added before the first drawing, so that no change is missed in between.
            open.add(entry);
            entry.draw();
        });
    }

    /**
     * Returns the result of {@link Part#draw} for a part that changes only if data changes, possibly on another node:
     * in one minute.
     */
    public Instant atLatest() {
        return clock.instant().plus(LONGEST);
    }

    /** Redraws after the commit. Without a transaction, the change is visible already. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(Change change) {
        changed(change.tenant());
    }

    /** Redraws the tenant's parts on another thread. Called after the commit. */
    public void changed(TenantId tenant) {
        redrawFollowers(tenant.id());
    }

    /** Redraws the parts of this login on another thread. */
    public void loginChanged(UUID login) {
        redrawFollowers(login);
    }

    private void redrawFollowers(UUID followed) {
        redrawThreads.execute(() ->
                open.stream().filter(entry -> entry.followed.equals(followed)).forEach(entry -> entry.pace.tell()));
    }

    /** Redraws the parts that rested, because the browser has just fetched the last drawing over a new push channel. */
    void connected(UI ui) {
        open.stream()
                .filter(entry -> entry.resting && entry.ui.equals(ui))
                .forEach(entry -> fairly.execute(entry.followed, entry::wake));
    }

    /** Returns whether this thread is redrawing a part by itself, and not for an action of the member. */
    public static boolean redrawing() {
        return REDRAWING.isBound();
    }

    private void redrawDue() {
        Instant now = clock.instant();
        open.stream()
                .filter(entry -> !entry.due.isAfter(now))
                .flatMap(entry -> Stream.ofNullable(entry.ui.getSession())
                        .map(session -> Map.entry(new Turn(session, entry.followed), entry)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .forEach(this::redrawTogether);
    }

    /**
     * Redraws these parts in one task. At midnight, when all parts are due, a session is then complete after two turns.
     */
    private void redrawTogether(Turn turn, List<Entry> parts) {
        parts.forEach(entry -> entry.due = Instant.MAX);
        fairly.execute(turn.followed(), () -> parts.forEach(Entry::wake));
    }

    /** The parts of a session that follow the same tenant or login. */
    private record Turn(VaadinSession session, UUID followed) {}

    @Override
    public void destroy() {
        timer.shutdownNow();
        redrawThreads.shutdown();
        try {
            redrawThreads.awaitTermination(LAST_DRAWINGS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Entry {

        private final UI ui;
        private final UUID followed;
        private final Part part;
        private final RedrawPace pace = new RedrawPace(System::nanoTime, this::redrawAfter);
        private final boolean mayRest;
        private volatile Instant due = Instant.MAX;
        private int read;
        private volatile boolean resting;

        Entry(UI ui, UUID followed, Part part, boolean mayRest) {
            this.ui = ui;
            this.followed = followed;
            this.part = part;
            this.mayRest = mayRest;
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
         * Redraws the part, and retries it after a failure, such as an outage of the database. Other parts go on. If
         * the member may no longer see the part, the page is reloaded, and shows the refusal.
         */
        void drawOrRetry() {
            if (redrawThreads.isShutdown() || !open.contains(this)) {
                return;
            }
            resting = isUnread();
            if (resting) {
                due = clock.instant().plus(RETRY);
                return;
            }
            try {
                ScopedValue.where(REDRAWING, true).run(this::draw);
                reportKeptDrawing();
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

        /** Reports a drawing that stays in memory until the browser fetches it. */
        private void reportKeptDrawing() {
            UIInternals internals = ui.getInternals();
            if (internals.getPushConnection() instanceof PageChannel channel
                    && !channel.isConnected()
                    && internals.isDirty()) {
                channel.keepsDrawing();
            }
        }

        /**
         * Returns whether the browser hasn't fetched the last drawing yet. A second drawing would need memory too, such as
         * for the rows of a list. Parts that follow a login are few and small, and watch for its end. A page that has
         * never answered isn't open in a browser yet.
         */
        private boolean isUnread() {
            int answers = ui.getInternals().getServerSyncId();
            boolean unread = mayRest
                    && answers > 0
                    && answers == read
                    && ui.getInternals().isDirty();
            read = answers;
            return unread;
        }

        private void redrawAfter(long nanoseconds) {
            if (nanoseconds == 0) {
                fairly.execute(followed, this::wake);
            } else if (!timer.isShutdown()) {
                timer.schedule(() -> fairly.execute(followed, this::wake), nanoseconds, TimeUnit.NANOSECONDS);
            }
        }

        /** Redraws the part under the tab's lock, unless the tab has been closed. */
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

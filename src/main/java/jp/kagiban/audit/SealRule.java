package jp.kagiban.audit;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.kagiban.audit.Anchor.Kind;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Until when the chains must have been sealed. A job does it each day: while the portal runs, a chain whose last seal is older
 * than two days is not as the portal has left it. After a standstill the job comes first.
 */
@Component
class SealRule {

    private static final Duration LATEST = Duration.ofDays(2);
    /** By this much the clocks of two nodes may differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final Duration STEADY = Duration.ofHours(12);
    private static final Duration UNTIL_THE_JOB_HAS_COME = Duration.ofHours(1);

    private final Clock clock;
    private volatile Instant since;
    private volatile boolean late;

    SealRule(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        since = clock.instant();
    }

    /**
     * Whether seals may be late for now, since none could be set: as after a standstill, what was to be sealed meanwhile is not missed
     * before it can be.
     */
    void mayBeLate(boolean may) {
        late = may;
    }

    /** Whether the last seal that was set on any chain is older than one may be: then nobody has set any. */
    boolean hasStoodStill(Collection<Anchor> kept) {
        return kept.stream()
                .map(Anchor::at)
                .max(naturalOrder())
                .filter(latestBegin()::isAfter)
                .isPresent();
    }

    /**
     * Whether this last seal of a chain is at least as late as the one that was kept. A time that is still to come was set while
     * the clock was ahead, and the seals after it are earlier.
     */
    boolean isAsLate(Anchor seal, Anchor kept) {
        boolean inTime = kept.at().isAfter(clock.instant()) || !seal.at().isBefore(kept.at());
        return inTime && seal.seq() >= kept.seq();
    }

    /** Those whose time is still to come, and seals that are later than the next one; in the order of their places. */
    List<Anchor> misdated(List<Anchor> anchors) {
        List<Anchor> found = new ArrayList<>();
        Instant next = clock.instant();
        for (Anchor anchor : anchors.reversed()) {
            boolean isSeal = anchor.kind() == Kind.SEAL;
            Instant latest = isSeal ? next : clock.instant();
            if (anchor.at().isAfter(latest.plus(CLOCKS_DIFFER))) {
                found.addFirst(anchor);
            } else if (isSeal) {
                next = anchor.at();
            }
        }
        return found;
    }

    /**
     * Whether the seals of a chain bear the clock out: none is still to come, and one was set half a day to two days ago. After a
     * standstill or a leap of the clock that is so from the next day on, and restarts in between don't change it.
     */
    boolean bearsClockOut(List<Anchor> anchors) {
        Instant now = clock.instant();
        return misdated(anchors).isEmpty()
                && anchors.stream()
                        .filter(anchor -> anchor.kind() == Kind.SEAL)
                        .map(Anchor::at)
                        .anyMatch(at -> at.isAfter(now.minus(LATEST)) && at.isBefore(now.minus(STEADY)));
    }

    /** A chain that is older than this has been sealed, whatever has become of the portal since. */
    Instant latestBegin() {
        return clock.instant().minus(LATEST);
    }

    /** No entry from before this instant may lie without a seal, and no last seal be from before it; empty: not known yet. */
    Optional<Instant> limit() {
        Instant now = clock.instant();
        return late || now.isBefore(since.plus(UNTIL_THE_JOB_HAS_COME))
                ? Optional.empty()
                : Optional.of(now.minus(LATEST));
    }
}

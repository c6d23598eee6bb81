package jp.kagiban.audit;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.audit.Anchor.Kind;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Rules for the age of seals. A job seals each chain daily, so a chain whose last seal is older than two days was changed by
 * other means than the portal. After a downtime, the job runs first.
 */
@Component
class SealRule {

    private static final Duration LATEST = Duration.ofDays(2);

    /** Tolerated difference between the clocks of two nodes. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** Minimum age of the seal that confirms the clock. */
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

    /** Sets whether seals may be late for now, because none could be set, as after a downtime. */
    void mayBeLate(boolean may) {
        late = may;
    }

    /** Whether the newest seal of all chains is too old, so that no seal was set at all. */
    boolean hasStoodStill(Collection<Anchor> kept) {
        return kept.stream()
                .map(Anchor::at)
                .max(naturalOrder())
                .filter(latestBegin()::isAfter)
                .isPresent();
    }

    /**
     * Whether this last seal of a chain is at least as late as the one that was kept. A future time was set while the clock was
     * ahead, and the seals after it are earlier.
     */
    boolean isAsLate(Anchor seal, Anchor kept) {
        boolean inTime = kept.at().isAfter(clock.instant()) || !seal.at().isBefore(kept.at());
        return inTime && seal.seq() >= kept.seq();
    }

    /**
     * Returns the anchors with a future time, and the seals that are out of order. If some are too late and others too early, the
     * smaller group counts as misdated. The result is in the order of places.
     */
    List<Anchor> misdated(List<Anchor> anchors) {
        Instant latest = clock.instant().plus(CLOCKS_DIFFER);
        Set<Anchor> found = new HashSet<>();
        List<Anchor> seals = new ArrayList<>();
        for (Anchor anchor : anchors) {
            if (anchor.at().isAfter(latest)) {
                found.add(anchor);
            } else if (anchor.kind() == Kind.SEAL) {
                seals.add(anchor);
            }
        }
        List<Anchor> late = late(seals);
        List<Anchor> early = early(seals);
        found.addAll(early.size() < late.size() ? early : late);
        return anchors.stream().filter(found::contains).toList();
    }

    /** Seals that are later than one behind them: a clock was ahead. */
    private static List<Anchor> late(List<Anchor> seals) {
        List<Anchor> late = new ArrayList<>();
        Instant next = Instant.MAX;
        for (Anchor seal : seals.reversed()) {
            if (seal.at().minus(CLOCKS_DIFFER).isAfter(next)) {
                late.add(seal);
            } else {
                next = seal.at();
            }
        }
        return late;
    }

    /** Seals that are earlier than one before them: a clock was behind. */
    private static List<Anchor> early(List<Anchor> seals) {
        List<Anchor> early = new ArrayList<>();
        Instant previous = Instant.MIN;
        for (Anchor seal : seals) {
            if (seal.at().plus(CLOCKS_DIFFER).isBefore(previous)) {
                early.add(seal);
            } else {
                previous = seal.at();
            }
        }
        return early;
    }

    /**
     * Returns the misdated seals that are followed by a seal at least 12 h old. Before that, the clock of this node may be wrong.
     */
    List<Anchor> superseded(List<Anchor> anchors) {
        List<Anchor> misdated = misdated(anchors);
        Instant settled = clock.instant().minus(STEADY);
        long last = anchors.stream()
                .filter(anchor -> anchor.kind() == Kind.SEAL && !anchor.at().isAfter(settled))
                .filter(anchor -> !misdated.contains(anchor))
                .mapToLong(Anchor::seq)
                .max()
                .orElse(0);
        return misdated.stream()
                .filter(anchor -> anchor.kind() == Kind.SEAL && anchor.seq() < last)
                .toList();
    }

    /**
     * Whether the seals of a chain confirm the clock: none lies in the future, and one is 12 h to two days old. After a standstill or
     * a leap of the clock no chain has such a seal until the next day.
     */
    boolean bearsClockOut(List<Anchor> anchors) {
        Instant now = clock.instant();
        return misdated(anchors).isEmpty()
                && anchors.stream()
                        .filter(anchor -> anchor.kind() == Kind.SEAL)
                        .map(Anchor::at)
                        .anyMatch(at -> at.isAfter(now.minus(LATEST)) && !at.isAfter(now.minus(STEADY)));
    }

    /**
     * Whether a seal is less than 12 h old. A chain that hasn't grown keeps such a seal: if each restart replaced it, the seals of a
     * quiet portal would never confirm the clock.
     */
    boolean isYoung(Anchor seal) {
        Instant now = clock.instant();
        return seal.at().isAfter(now.minus(STEADY)) && !seal.at().isAfter(now);
    }

    /** A chain that began before this instant must have a seal, even after a downtime. */
    Instant latestBegin() {
        return clock.instant().minus(LATEST);
    }

    /** No unsealed entry and no last seal may be older than this instant; empty: not known yet. */
    Optional<Instant> limit() {
        Instant now = clock.instant();
        return late || now.isBefore(since.plus(UNTIL_THE_JOB_HAS_COME))
                ? Optional.empty()
                : Optional.of(now.minus(LATEST));
    }
}

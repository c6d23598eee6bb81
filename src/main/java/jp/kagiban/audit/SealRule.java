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
 * The rules for the age of seals. A job seals each chain daily. If a chain's last seal is older than two days, the
 * chain was changed by other means than the portal. After a downtime, the job runs first.
 */
@Component
class SealRule {

    private static final Duration OVERDUE_AFTER = Duration.ofDays(2);

    /** Tolerated difference between the clocks of two nodes. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** Minimum age of the seal that confirms the clock. */
    private static final Duration SETTLED_AFTER = Duration.ofHours(12);

    private static final Duration FIRST_RUN_TIME = Duration.ofHours(1);

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

    /** Sets whether seals may be late for now, because none could be set, for example during a downtime. */
    void mayBeLate(boolean may) {
        late = may;
    }

    /** Returns whether the newest seal of all chains is too old, so that the job itself must have stopped. */
    boolean hasStoodStill(Collection<Anchor> kept) {
        return kept.stream()
                .map(Anchor::at)
                .max(naturalOrder())
                .filter(latestBegin()::isAfter)
                .isPresent();
    }

    /**
     * Returns whether a chain's last seal is at least as late as the kept one. If the kept seal has a future time, only
     * the places count, because a clock was ahead then and later seals have earlier times.
     */
    boolean isAsLate(Anchor seal, Anchor kept) {
        boolean inTime = kept.at().isAfter(clock.instant()) || !seal.at().isBefore(kept.at());
        return inTime && seal.seq() >= kept.seq();
    }

    /**
     * Returns the anchors with a future time, and the seals that are out of order. Seals out of order are either too
     * late or too early. The smaller of the two groups counts as misdated. The result is in the order of places.
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

    /** Returns the seals that are later than a seal after them, because a clock was ahead. */
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

    /** Returns the seals that are earlier than a seal before them, because a clock was behind. */
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
     * Returns the misdated seals that are followed by a seal at least 12 hours old. Until then, this node's clock may
     * be the wrong one.
     */
    List<Anchor> superseded(List<Anchor> anchors) {
        List<Anchor> misdated = misdated(anchors);
        Instant settled = clock.instant().minus(SETTLED_AFTER);
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
     * Returns whether the seals of a chain confirm the clock: none is misdated, and one is 12 hours to two days old.
     * After a standstill or a leap of the clock, no chain has such a seal until the next day.
     */
    boolean confirmsClock(List<Anchor> anchors) {
        Instant now = clock.instant();
        return misdated(anchors).isEmpty()
                && anchors.stream()
                        .filter(anchor -> anchor.kind() == Kind.SEAL)
                        .map(Anchor::at)
                        .anyMatch(at -> at.isAfter(now.minus(OVERDUE_AFTER)) && !at.isAfter(now.minus(SETTLED_AFTER)));
    }

    /**
     * Returns whether a seal is less than 12 hours old. A chain that hasn't grown keeps such a seal. If each restart
     * replaced it, the seals of a quiet portal would never confirm the clock.
     */
    boolean isYoung(Anchor seal) {
        Instant now = clock.instant();
        return seal.at().isAfter(now.minus(SETTLED_AFTER)) && !seal.at().isAfter(now);
    }

    /** Returns the instant before which a chain can't have begun unless it has a seal, even after a downtime. */
    Instant latestBegin() {
        return clock.instant().minus(OVERDUE_AFTER);
    }

    /**
     * Returns the instant that no unsealed entry and no last seal may be older than; empty while late seals are
     * allowed.
     */
    Optional<Instant> limit() {
        Instant now = clock.instant();
        return late || now.isBefore(since.plus(FIRST_RUN_TIME))
                ? Optional.empty()
                : Optional.of(now.minus(OVERDUE_AFTER));
    }
}

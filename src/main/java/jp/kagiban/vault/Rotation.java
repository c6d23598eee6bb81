package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.storage.StartLock;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyWrapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves from one KEK to the next: publish it, wait until every running node has proven it, promote it, rewrap all keys,
 * and retire the old KEK once it wraps none. The state is only in the database, so any node can make the next step.
 */
@Component
class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

    /** Interval between checks whether all nodes have the KEK. */
    static final Duration WAIT = Duration.ofSeconds(5);

    /** Transactions that began under the old KEK end within this time, and may leave a new key under it. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    /** Time until keys that others had locked are tried again. */
    static final Duration UNLOCKED = Duration.ofMinutes(1);

    /** Time until keys that didn't unwrap are tried again. */
    static final Duration TRIED_AGAIN = Duration.ofHours(6);

    private final KekStores keks;
    private final KeyWrapping wrapping;
    private final Epochs epochs;
    private final KekGuard guard;
    private final VaultNodes nodes;
    private final Rewrap rewrap;
    private final KekUsage usage;
    private final StartLock lock;
    private final Clock clock;

    /** @param lock prevents two nodes with one folder from making two KEKs; within a node, one thread runs at a time */
    Rotation(
            KekStores keks,
            KeyWrapping wrapping,
            Epochs epochs,
            KekGuard guard,
            VaultNodes nodes,
            Rewrap rewrap,
            KekUsage usage,
            StartLock lock,
            Clock clock) {
        this.lock = lock;
        this.keks = keks;
        this.wrapping = wrapping;
        this.epochs = epochs;
        this.guard = guard;
        this.nodes = nodes;
        this.rewrap = rewrap;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * Makes and publishes a KEK. Returns false and changes nothing while a rotation is under way.
     *
     * @throws StartRefused if the keystore can't be read or written, or the active KEK isn't trusted
     * @throws jp.kagiban.vault.keys.KekStoreAway if the place of the KEKs can't be reached
     */
    synchronized boolean publish() {
        return lock.alone(() -> {
            Epoch active = guard.active().orElseThrow(() -> new StartRefused(KekGuard.NOT_TRUSTED, "No KEK was made."));
            if (isUnderWay(active)) {
                return false;
            }
            long last = epochs.all().getLast().kek().number();
            KeyRef next = keks.madeAfter(last).orElseGet(() -> keks.make(last + 1));
            try {
                WrappedKey canary = wrapping.rewrap(active.canary(), next);
                wrapping.unlock(canary).close();
                epochs.add(canary, KekState.PUBLISHED);
            } catch (NotOpened why) {
                throw new IllegalStateException("The canary of KEK " + active.kek() + " doesn't unwrap", why);
            }
            if (!epochs.all().getLast().kek().equals(next)) {
                throw new IllegalStateException("Another KEK was published meanwhile, and " + next + " isn't used");
            }
            nodes.beat();
            LOG.warn("KEK {} was made in {}; back that up now", next, keks.makersPlace());
            return true;
        });
    }

    /** Keys that don't unwrap delay the end of their own KEK, but not the next rotation. */
    private boolean isUnderWay(Epoch active) {
        boolean young =
                epochs.newestIn(KekState.ENDING).isPresent() && clock.instant().isBefore(settled(active));
        return young || epochs.newestIn(KekState.PUBLISHED).isPresent() || isLeftToWrap(active);
    }

    private boolean isLeftToWrap(Epoch active) {
        return usage.take().stream()
                .anyMatch(count -> count.kek() != active.kek().number() && count.keys() > count.unreadable());
    }

    private static Instant settled(Epoch active) {
        return Optional.ofNullable(active.promotedAt()).orElse(Instant.EPOCH).plus(SETTLED);
    }

    /**
     * Makes as many steps as possible.
     *
     * @param most maximum time for rewrapping
     * @return when to continue; empty if no rotation is under way
     */
    Optional<Instant> step(Duration most) {
        Optional<Epoch> published = epochs.newestIn(KekState.PUBLISHED);
        if (published.isPresent() && !promoted(published.get())) {
            return Optional.of(clock.instant().plus(WAIT));
        }
        Optional<Epoch> trusted = guard.active();
        if (trusted.isEmpty()) {
            return Optional.of(clock.instant().plus(UNLOCKED));
        }
        Epoch active = trusted.get();
        if (isAlone(active)) {
            return Optional.empty();
        }
        Instant deadline = clock.instant().plus(most);
        if (!rewrap.run(active.kek(), deadline, row -> wrapping.rewrap(guard.admitted(row.key()), active.kek()))) {
            return Optional.of(clock.instant());
        }
        return retireAll(active);
    }

    /** Also counts keys under a retired KEK, left by a delayed transaction or an older node. */
    private boolean isAlone(Epoch active) {
        return epochs.newestIn(KekState.ENDING).isEmpty()
                && usage.take().stream()
                        .allMatch(count -> count.kek() == active.kek().number());
    }

    private boolean promoted(Epoch published) {
        nodes.beat();
        KeyRef kek = published.kek();
        if (!nodes.allHave(kek) || !guard.proves(published)) {
            return false;
        }
        if (!keks.holds(kek)) {
            LOG.error("KEK {} is in memory, but not in {} any more: it doesn't begin to wrap", kek, keks.places());
            return false;
        }
        epochs.promote(kek);
        LOG.info("KEK {} wraps new tenant keys from now on", kek);
        return true;
    }

    private Optional<Instant> retireAll(Epoch active) {
        Instant settled = settled(active);
        if (clock.instant().isBefore(settled)) {
            return Optional.of(settled);
        }
        List<Epoch> ending = epochs.all().stream()
                .filter(epoch -> epoch.isIn(KekState.ENDING))
                .toList();
        ending.stream().map(Epoch::kek).filter(kek -> usage.of(kek) == 0).forEach(this::retire);
        return isAlone(active) ? Optional.empty() : Optional.of(clock.instant().plus(untilTheNextTry(active)));
    }

    /** Locked keys are free soon; keys that don't unwrap need a person. */
    private Duration untilTheNextTry(Epoch active) {
        return isLeftToWrap(active) ? UNLOCKED : TRIED_AGAIN;
    }

    private void retire(KeyRef kek) {
        epochs.retire(kek);
        LOG.info("KEK {} wraps nothing any more", kek);
    }
}

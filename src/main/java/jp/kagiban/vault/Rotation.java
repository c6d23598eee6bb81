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
 * Replaces the KEK by a new one in steps. Publishes the new KEK, and waits until every running node has proven it. Then
 * promotes it, rewraps all keys, and retires the old KEK once it wraps no key. The state is only in the database, so
 * any node can make the next step.
 */
@Component
class Rotation {

    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

    /** Interval between checks whether all nodes have the KEK. */
    static final Duration WAIT = Duration.ofSeconds(5);

    /** Transactions that began under the old KEK may leave a new key under it. They end within this time. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    /** Time until keys that other transactions had locked are tried again. */
    static final Duration RETRY_LOCKED = Duration.ofMinutes(1);

    /** Time until keys that didn't unwrap are tried again. */
    static final Duration RETRY_UNREADABLE = Duration.ofHours(6);

    private final KekStores keks;
    private final KeyWrapping wrapping;
    private final Epochs epochs;
    private final KekGuard guard;
    private final VaultNodes nodes;
    private final Rewrap rewrap;
    private final KekUsage usage;
    private final StartLock lock;
    private final Clock clock;

    /**
     * @param lock prevents two nodes that share a folder from making two KEKs at once; {@code synchronized} prevents it
     *     within a node
     */
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

    /**
     * Returns whether a rotation is under way. Keys that don't unwrap don't count, since they must delay only the end
     * of their own KEK.
     */
    private boolean isUnderWay(Epoch active) {
        boolean settling =
                epochs.newestIn(KekState.ENDING).isPresent() && clock.instant().isBefore(settledAt(active));
        return settling || epochs.newestIn(KekState.PUBLISHED).isPresent() || hasKeysToRewrap(active);
    }

    private boolean hasKeysToRewrap(Epoch active) {
        return usage.take().stream()
                .anyMatch(count -> count.kek() != active.kek().number() && count.keys() > count.unreadable());
    }

    private static Instant settledAt(Epoch active) {
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
        if (published.isPresent() && !promote(published.get())) {
            return Optional.of(clock.instant().plus(WAIT));
        }
        Optional<Epoch> trusted = guard.active();
        if (trusted.isEmpty()) {
            return Optional.of(clock.instant().plus(RETRY_LOCKED));
        }
        Epoch active = trusted.get();
        if (isDone(active)) {
            return Optional.empty();
        }
        Instant deadline = clock.instant().plus(most);
        if (!rewrap.run(active.kek(), deadline, row -> wrapping.rewrap(guard.admitted(row.key()), active.kek()))) {
            return Optional.of(clock.instant());
        }
        return retireAll(active);
    }

    /**
     * Returns whether no KEK is ending and all keys are under the active KEK. A delayed transaction or an older node
     * may have left keys under a retired KEK.
     */
    private boolean isDone(Epoch active) {
        return epochs.newestIn(KekState.ENDING).isEmpty()
                && usage.take().stream()
                        .allMatch(count -> count.kek() == active.kek().number());
    }

    private boolean promote(Epoch published) {
        nodes.beat();
        KeyRef kek = published.kek();
        if (!nodes.allHave(kek) || !guard.proves(published)) {
            return false;
        }
        if (!keks.hasNow(kek)) {
            LOG.error("KEK {} is in memory, but not in {} any more: it doesn't begin to wrap", kek, keks.places());
            return false;
        }
        epochs.promote(kek);
        LOG.info("KEK {} wraps new tenant keys from now on", kek);
        return true;
    }

    private Optional<Instant> retireAll(Epoch active) {
        Instant settled = settledAt(active);
        if (clock.instant().isBefore(settled)) {
            return Optional.of(settled);
        }
        List<Epoch> ending = epochs.all().stream()
                .filter(epoch -> epoch.isIn(KekState.ENDING))
                .toList();
        ending.stream().map(Epoch::kek).filter(kek -> usage.of(kek) == 0).forEach(this::retire);
        return isDone(active) ? Optional.empty() : Optional.of(clock.instant().plus(retryDelay(active)));
    }

    /** Waits briefly for locked keys, which are free soon, and long for keys that don't unwrap, which need a person. */
    private Duration retryDelay(Epoch active) {
        return hasKeysToRewrap(active) ? RETRY_LOCKED : RETRY_UNREADABLE;
    }

    private void retire(KeyRef kek) {
        epochs.retire(kek);
        guard.confirmRetirements();
        LOG.info("KEK {} wraps nothing any more", kek);
    }
}

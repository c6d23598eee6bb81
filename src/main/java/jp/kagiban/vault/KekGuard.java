package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.KekFile.Kept;
import jp.kagiban.vault.NotOpened.Reason;
import jp.kagiban.vault.Recipients.Stored;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which KEK wraps on this node, and which recovery key. The database names both, but it may have been tampered with: a canary
 * must hold the key that this node knows, and a number must not be lower than one that was seen before. A later KEK must lie where the
 * settings say.
 */
public class KekGuard {

    /** The same alarm is not raised again before. */
    private static final Duration QUIET = Duration.ofHours(1);

    /** A node that has kept nothing for a KEK of this age is new, or its file was taken away. */
    private static final Duration OLD = Duration.ofDays(1);

    static final String NOT_TRUSTED = "This node doesn't wrap with the KEK that the database names; its log says why."
            + " If a backup was brought back, say 'vault ledger accept'.";

    private static final int SAID_AT_MOST = 20;
    private static final Logger LOG = LoggerFactory.getLogger(KekGuard.class);

    private final Epochs epochs;
    private final CanaryKey canary;
    private final KekStores keks;
    private final Recipients recipients;
    private final KekFile file;
    private final VaultAlarms alarms;
    private final Clock clock;

    private final Set<String> said = new HashSet<>();
    private Instant saidAt = Instant.EPOCH;

    KekGuard(
            Epochs epochs,
            CanaryKey canary,
            KekStores keks,
            Recipients recipients,
            KekFile file,
            VaultAlarms alarms,
            Clock clock) {
        this.epochs = epochs;
        this.canary = canary;
        this.keks = keks;
        this.recipients = recipients;
        this.file = file;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * The active epoch, whose KEK wraps. Empty, with an alarm, if it is not the one that this node has seen last or a later one.
     *
     * @throws KekStoreAway if its KEK can't be reached
     */
    Optional<Epoch> active() {
        // Read before the database: a step that is made meanwhile must not look like a step back.
        Optional<Kept> kept = kept();
        Epoch active = epochs.active();
        if (!isSame(active)
                || kept.filter(before -> mayWrap(active.kek(), before)).isEmpty()) {
            return Optional.empty();
        }
        if (!kept.get().kek().equals(active.kek())) {
            boolean inKeystore = !keks.isOutsideKeystore(active.kek());
            change(before -> before.kek().number() < active.kek().number()
                    ? new Kept(active.kek(), inKeystore, before.recipient())
                    : before);
        }
        return Optional.of(active);
    }

    /**
     * The same, for what can't go on without.
     *
     * @throws VaultException if there is none
     */
    Epoch demandActive() {
        return active().orElseThrow(() -> new VaultException(NOT_TRUSTED));
    }

    /** Whether this node unwraps what the KEK of this epoch has wrapped, and would wrap with it. */
    boolean proves(Epoch epoch) {
        return isSame(epoch)
                && (!epoch.isIn(KekState.PUBLISHED)
                        || kept().filter(before -> mayWrap(epoch.kek(), before)).isPresent());
    }

    private boolean isSame(Epoch epoch) {
        try {
            boolean same = canary.isSame(epoch.canary());
            if (!same) {
                raise("The canary of KEK " + epoch.kek() + " holds another key than this database's");
            }
            return same;
        } catch (NotOpened why) {
            if (why.reason() != Reason.NO_KEK) {
                raise("The canary of KEK " + epoch.kek() + " doesn't unwrap");
            }
            return false;
        }
    }

    private boolean mayWrap(KeyRef kek, Kept before) {
        boolean may = kek.equals(before.kek())
                ? before.inKeystore() || keks.isOutsideKeystore(kek)
                : kek.number() > before.kek().number() && keks.isWhereNewOnesAreMade(kek);
        if (!may) {
            raise("The database names KEK " + kek + ", but KEK " + before.kek()
                    + " was in use before, and later ones lie in " + keks.makersPlace());
        }
        return may;
    }

    /**
     * The recipient for whom tenant keys are wrapped; empty where there is none, and, with an alarm, if it is older than one that this node
     * has seen.
     */
    Optional<Stored> recipient() {
        Optional<Kept> kept = kept();
        Optional<Stored> newest = recipients.newest();
        long number = numberOf(newest);
        long before = kept.map(Kept::recipient).orElse(Long.MAX_VALUE);
        if (kept.isPresent() && number < before) {
            raise("Recovery key " + before + " is missing in the database. Nothing is wrapped for an older one");
        }
        if (number > before) {
            change(one -> one.recipient() < number ? new Kept(one.kek(), one.inKeystore(), number) : one);
        }
        return newest.filter(_ -> number >= before);
    }

    private static long numberOf(Optional<Stored> recipient) {
        return recipient.map(Stored::number).orElse(0L);
    }

    /** The highest number of a recipient that this node has seen. */
    long lastRecipient() {
        return kept().map(Kept::recipient).orElse(0L);
    }

    /** Compares the database with what is kept, and keeps what is new. */
    void look() {
        try {
            active();
            recipient();
        } catch (RuntimeException away) {
            LOG.debug("The KEKs can't be compared with what is kept of them", away);
        }
    }

    /** Whether the database names the KEK and the recovery key that this node has seen last, or later ones. */
    public boolean isWell() {
        return active().isPresent() && numberOf(recipient()) >= lastRecipient();
    }

    /**
     * Keeps what the database says now, as for an older one that was brought back on purpose.
     *
     * @throws VaultException if its canary holds another key than when this process began
     */
    public void accept() {
        Epoch active = epochs.active();
        if (!isSame(active)) {
            throw new VaultException(NOT_TRUSTED);
        }
        KeyRef kek = active.kek();
        Kept now = new Kept(kek, !keks.isOutsideKeystore(kek), numberOf(recipients.newest()));
        canary.use(KeyLabel.KEKS, prk -> {
            file.keep(now, prk);
            return now;
        });
        LOG.info("KEK {} and recovery key {} are those that later ones are compared with", kek, now.recipient());
    }

    private Optional<Kept> kept() {
        if (!file.exists()) {
            begin();
        }
        Optional<Kept> kept = canary.use(KeyLabel.KEKS, file::read);
        if (kept.isEmpty()) {
            raise("What was kept of the KEKs in the folder of seals is damaged, or another database's");
        }
        return kept;
    }

    private void begin() {
        Instant since = Optional.ofNullable(epochs.active().promotedAt()).orElse(Instant.EPOCH);
        accept();
        if (since.isBefore(clock.instant().minus(OLD))) {
            raise("There was nothing in the folder of seals to compare the KEKs with");
        }
    }

    private void change(UnaryOperator<Kept> change) {
        canary.use(KeyLabel.KEKS, prk -> {
            file.change(prk, change);
            return true;
        });
    }

    private synchronized void raise(String what) {
        Instant now = clock.instant();
        if (Duration.between(saidAt, now).abs().compareTo(QUIET) >= 0) {
            said.clear();
            saidAt = now;
        }
        if (said.size() < SAID_AT_MOST && said.add(what)) {
            LOG.error("{}. If a backup was brought back, say 'vault ledger accept'.", what);
            alarms.raise(Kind.KEKS_CHANGED, Context.RESERVED_OWNER);
        }
    }
}

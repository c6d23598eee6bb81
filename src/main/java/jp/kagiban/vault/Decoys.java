package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Outage;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Companies that nobody works for: whoever opens a secret of one has no reason to. Which ones they are lies in one sealed row that is
 * there in every portal, has the same length however many there are, and is sealed anew each day. So the database tells neither which
 * they are nor whether there are any.
 */
public class Decoys {

    /** How many there may be. */
    public static final int MOST = 64;

    /** For so long a node goes by what it has read. */
    private static final Duration KNOWN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Decoys.class);
    private static final int PLACE = 1;
    private static final int ID = 16;
    private static final KeyRef KEY = new KeyRef(1, Context.RESERVED_OWNER.id());
    private static final Context CONTEXT =
            new Context(Context.RESERVED_OWNER, Context.RESERVED_OWNER.id(), 0xFFFF, 1, 1);

    private final JdbcClient db;
    private final CanaryKey canary;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private final VaultAlarms alarms;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, Set.of(), false);

    Decoys(
            JdbcClient db,
            CanaryKey canary,
            TransactionTemplate transaction,
            SecureRandom random,
            VaultAlarms alarms,
            Clock clock) {
        this.db = db;
        this.canary = canary;
        this.transaction = transaction;
        this.random = random;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** @param there whether there was a row to read */
    private record Known(Instant at, Set<TenantId> tenants, boolean there) {

        boolean isOld(Instant now) {
            return at.isBefore(now.minus(KNOWN)) || at.isAfter(now);
        }
    }

    /** Where the list can't be read, it is as it was: nobody's opening fails for it. */
    boolean include(TenantId tenant) {
        if (known.isOld(clock.instant())) {
            known = anew();
        }
        return known.tenants().contains(tenant);
    }

    private Known anew() {
        try {
            Optional<byte[]> row = row("");
            return new Known(clock.instant(), said(row), row.isPresent() || known.there());
        } catch (DataAccessException | KekStoreAway away) {
            LOG.atLevel(Outage.isIn(away) ? Level.DEBUG : Level.WARN)
                    .log(
                            "The list of decoys can't be read for now: {}",
                            away.getClass().getSimpleName());
            return new Known(clock.instant(), known.tenants(), known.there());
        }
    }

    /** What the row says; what was known last where it is gone or spoilt, which raises an alarm. */
    private Set<TenantId> said(Optional<byte[]> row) {
        try {
            if (row.isPresent() || !known.there()) {
                return row.map(this::opened).orElseGet(Set::of);
            }
        } catch (IllegalStateException spoilt) {
            LOG.error("The list of decoys can't be opened", spoilt);
        }
        alarms.raise(Kind.DECOYS_LOST, Context.RESERVED_OWNER);
        return known.tenants();
    }

    /** All of them. */
    public Set<TenantId> all() {
        return said(row(""));
    }

    /** False if it is one already, or there are {@link #MOST}. */
    public boolean add(TenantId company) {
        return changed(all -> all.size() < MOST && all.add(company));
    }

    /** False if it is none. */
    public boolean remove(TenantId company) {
        return changed(all -> all.remove(company));
    }

    /** Gives the row another content that says the same, so that nobody sees when it has said something else. */
    void sealAnew() {
        changed(_ -> true);
    }

    private boolean changed(Predicate<Set<TenantId>> change) {
        boolean changed = Objects.requireNonNull(transaction.execute(_ -> {
            Optional<byte[]> row = row(" FOR UPDATE");
            Set<TenantId> all = new HashSet<>(said(row));
            return change.test(all) && stored(all, row.isPresent());
        }));
        known = new Known(Instant.MIN, known.tenants(), known.there());
        return changed;
    }

    private boolean stored(Set<TenantId> all, boolean there) {
        String sql = there
                ? "UPDATE vault_decoy SET envelope = ? WHERE place = ?"
                : "INSERT INTO vault_decoy (envelope, place) VALUES (?, ?)";
        return db.sql(sql).params(sealed(all), PLACE).update() > 0;
    }

    private Optional<byte[]> row(String lock) {
        return db.sql("SELECT envelope FROM vault_decoy WHERE place = ?" + lock)
                .param(PLACE)
                .query((row, _) -> row.getBytes("envelope"))
                .optional();
    }

    private byte[] sealed(Set<TenantId> all) {
        ByteBuffer places = ByteBuffer.allocate(MOST * ID);
        all.forEach(tenant -> places.put(Column.of(tenant)));
        return canary.use(KeyLabel.DECOYS, prk -> Envelope.seal(prk, KEY, CONTEXT, places.array(), random));
    }

    private Set<TenantId> opened(byte[] envelope) {
        ByteBuffer places = ByteBuffer.wrap(canary.use(KeyLabel.DECOYS, prk -> plain(prk, envelope)));
        Set<TenantId> all = new HashSet<>();
        while (places.hasRemaining()) {
            all.add(new TenantId(new UUID(places.getLong(), places.getLong())));
        }
        all.remove(TenantId.NOBODY);
        return all;
    }

    private static byte[] plain(KeyMaterial prk, byte[] envelope) {
        try {
            return Envelope.open(prk, KEY, CONTEXT, envelope);
        } catch (NotOpened why) {
            throw new IllegalStateException("The list of decoys can't be opened: " + why.reason(), why);
        }
    }
}

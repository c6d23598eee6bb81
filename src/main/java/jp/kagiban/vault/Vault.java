package jp.kagiban.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;

/**
 * Seals, opens and destroys secrets of a subject of the current tenant. Secrets are write-only: no method lists or
 * shows one.
 */
public interface Vault {

    /**
     * Seals these fields under one new revision, in the caller's transaction. The caller holds the lock on the
     * subject's row, passes the stored revision and stores the returned one. A revision is never reused.
     *
     * @param previous the last revision of the subject, 0 if there is none
     * @param secrets each of 1 byte to 1 MiB; the caller owns and closes them
     * @return max(previous + 1, epoch milliseconds)
     */
    long seal(UUID subject, long previous, Map<Field, Secret> secrets);

    /**
     * Opens one field for the task, and wipes the secret when the task returns. The history records the opening first.
     * Each opening by a member has an entry; openings by jobs have one lease per tenant, purpose and day.
     *
     * @throws jp.kagiban.vault.keys.VaultException if there is no such secret, or it doesn't open in this context
     */
    <T> T open(UUID subject, Field field, long revision, Use use, Function<Secret, T> task);

    /** Names a secret of one of many tenants, which a job needs. */
    record Wanted(TenantId tenant, UUID subject, Field field, long revision) {}

    /**
     * Opens secrets of many tenants at once, for a job that calls malls for all of them. Each opening is recorded in
     * the history of its tenant, as in {@link #open}. Secrets that don't open are left out.
     *
     * @param use names the purpose; only for jobs
     * @return the caller closes them
     */
    Map<Wanted, Secret> openEach(List<Wanted> wanted, Use use);

    /**
     * Records beforehand that a job is going to open secrets of this shop. Called before a transaction with many
     * openings, since recording within the transaction would need a second connection.
     */
    default void announce(Use use) {}

    /**
     * One of many subjects in {@link #sealEach}.
     *
     * @param previous as in {@link #seal}
     * @param secret as in {@link #seal}
     */
    record Sealing(UUID subject, long previous, Secret secret) {}

    /**
     * Seals this field for many subjects, each under its own revision. The conditions of {@link #seal} apply.
     *
     * @return the revision of each subject
     */
    default Map<UUID, Long> sealEach(Field field, List<Sealing> sealings) {
        Map<UUID, Long> revisions = new HashMap<>();
        sealings.forEach(sealing -> revisions.put(
                sealing.subject(), seal(sealing.subject(), sealing.previous(), Map.of(field, sealing.secret()))));
        return revisions;
    }

    /** Returns whether this field is sealed under this revision. */
    boolean holds(UUID subject, Field field, long revision);

    /** Removes the secrets of this revision, if there are any. */
    void destroy(UUID subject, long revision);

    /** Removes all secrets of this subject. */
    void destroy(UUID subject);

    /** Removes the secrets of these orders. */
    default void destroyOrders(Collection<UUID> orders) {
        orders.forEach(this::destroy);
    }

    /**
     * Removes all secrets and wrapped keys of the current tenant. Old copies of the envelopes alone can't be opened
     * afterwards.
     *
     * @param tenant the current tenant, passed explicitly because everything is deleted
     */
    void destroyTenant(TenantId tenant);

    /** Removes the secrets of these orders under the given revisions. */
    default void destroyOrders(Map<UUID, Long> revisions) {
        revisions.forEach(this::destroy);
    }
}

package jp.kagiban.vault;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.envelope.Context;
import org.springframework.stereotype.Component;

/**
 * Seals values of a member that belong to no tenant: the seed of their authenticator app. The owner is the reserved
 * one, so the seed opens under any current tenant and outlives every tenant.
 */
@Component
public class MemberVault {

    private final Vault vault;
    private final TenantScope scope;

    MemberVault(
            TenantKeys keys,
            SealedSecrets sealed,
            TenantScope scope,
            Openings openings,
            VaultAlarms alarms,
            Clock clock) {
        this.vault = new VaultService(() -> Context.RESERVED_OWNER, keys, sealed, openings, alarms, clock);
        this.scope = scope;
    }

    /**
     * Seals the seed in the caller's transaction.
     *
     * @param previous as in {@link Vault#seal}
     * @return the revision under which it opens
     */
    public long seal(MemberId member, long previous, Secret seed) {
        return scope.outside(
                CrossTenantReason.SECRETS_OF_A_MEMBER,
                () -> vault.seal(member.id(), previous, Map.of(Field.SECOND_FACTOR_SEED, seed)));
    }

    /** @throws jp.kagiban.vault.keys.VaultException if there is no seed, or it doesn't open */
    public <T> T open(MemberId member, long revision, Use use, Function<Secret, T> task) {
        return scope.outside(
                CrossTenantReason.SECRETS_OF_A_MEMBER,
                () -> vault.open(member.id(), Field.SECOND_FACTOR_SEED, revision, use, task));
    }

    /** Removes all sealed values of the member in the caller's transaction. */
    public void destroy(MemberId member) {
        scope.outside(CrossTenantReason.SECRETS_OF_A_MEMBER, () -> {
            vault.destroy(member.id());
            return member;
        });
    }
}

package jp.kagiban.vault;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Seals what belongs to a member and to none of their tenants: the seed of their app for codes. It lies under the reserved owner,
 * so it opens whatever tenant is in force, and outlives each.
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
     * Seals the seed, in the caller's transaction.
     *
     * @param previous as in {@link Vault#seal}
     * @return the revision under which it opens
     */
    public long seal(MemberId member, long previous, Secret seed) {
        return scope.outside(
                CrossTenantReason.SECRETS_OF_A_MEMBER,
                () -> vault.seal(member.id(), previous, Map.of(Field.SECOND_FACTOR_SEED, seed)));
    }

    /** @throws VaultException if there is none, or if it doesn't open */
    public <T> T open(MemberId member, long revision, Use use, Function<Secret, T> task) {
        return scope.outside(
                CrossTenantReason.SECRETS_OF_A_MEMBER,
                () -> vault.open(member.id(), Field.SECOND_FACTOR_SEED, revision, use, task));
    }

    /** Removes all that is sealed for the member, in the caller's transaction. */
    public void destroy(MemberId member) {
        scope.outside(CrossTenantReason.SECRETS_OF_A_MEMBER, () -> {
            vault.destroy(member.id());
            return member;
        });
    }
}

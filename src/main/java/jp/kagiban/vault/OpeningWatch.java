package jp.kagiban.vault;

import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.VaultAlarms.Kind;

/** Looks at each opening of a secret: whether anybody has a reason for it, and whether it is one of too many. */
class OpeningWatch {

    private final Decoys decoys;
    private final OpeningRate rate;
    private final VaultAlarms alarms;

    OpeningWatch(Decoys decoys, OpeningRate rate, VaultAlarms alarms) {
        this.decoys = decoys;
        this.rate = rate;
        this.alarms = alarms;
    }

    void opening(TenantId tenant) {
        if (decoys.include(tenant)) {
            alarms.raise(Kind.DECOY_OPENED, tenant);
        }
        rate.count(tenant);
    }

    /** The tenant is deleted. */
    void forget(TenantId tenant) {
        rate.forget(tenant);
    }
}

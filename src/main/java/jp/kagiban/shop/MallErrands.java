package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kagiban.mall.MallTurns;
import jp.kagiban.mall.MallTurns.Errand;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.stereotype.Component;

/** Runs the jobs of a tenant that ask the mall: as it has places for them, and none while it is suspended. */
@Component
public class MallErrands {

    private final MallTurns turns;
    private final Suspensions suspensions;

    MallErrands(MallTurns turns, Suspensions suspensions) {
        this.turns = turns;
        this.suspensions = suspensions;
    }

    /** Runs work that checks a key, or that a member is waiting for. Returns when to come again; empty if the job is done. */
    public Optional<Instant> check(TenantId tenant, Supplier<Optional<Instant>> work) {
        return turns.run(tenant, Errand.CHECK, () -> suspensions.unlessSuspended(tenant, work));
    }

    /** Runs long work that can wait. Returns when to come again; empty if the job is done. */
    public Optional<Instant> bulk(TenantId tenant, Supplier<Optional<Instant>> work) {
        return turns.run(tenant, Errand.BULK, () -> suspensions.unlessSuspended(tenant, work));
    }
}

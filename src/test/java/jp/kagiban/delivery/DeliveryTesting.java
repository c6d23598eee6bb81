package jp.kagiban.delivery;

import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of deliveries move: shops, receivers, jobs and the clock. */
abstract class DeliveryTesting {

    @Autowired
    DeliveryRun run;

    @Autowired
    StandingShops shops;

    @Autowired
    Receivers receivers;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantScope scope;

    /** Looks what is to be told in the company, and hands it over. */
    void look(TenantId tenant) {
        scope.in(tenant, () -> run.run(tenant));
        jobs.runDue();
    }
}

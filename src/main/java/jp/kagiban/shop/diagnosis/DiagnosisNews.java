package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import jp.kagiban.errand.Errands;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a diagnosis sets off. In the caller's transaction. */
@Component
class DiagnosisNews {

    private final Errands errands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DiagnosisNews(Errands errands, ApplicationEventPublisher events, Clock clock) {
        this.errands = errands;
        this.events = events;
        this.clock = clock;
    }

    void changed(TenantShop shop) {
        events.publishEvent(new ShopChanged(shop.tenantId(), shop.id()));
    }

    /** Where the mall tells the date (again), the watch reads it at once, and a date entered by hand gives way. */
    void tried(TenantShop shop, KeyGeneration key, MallFunction function, MallOutcome outcome) {
        boolean answers = function.sort() == MallFunction.Sort.END && outcome instanceof MallOutcome.Valid;
        if (answers && key.active() && key.said().functionOff()) {
            errands.plan(new KeyJobs.WatchJob(shop.tenantId(), shop.id()), clock.instant());
        }
    }
}

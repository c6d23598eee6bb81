package jp.kagiban.tenancy;

import jp.kagiban.kit.LivePages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells open pages after the commit that the company is to be deleted, or no longer. */
@Component
class CompanyPages {

    private final LivePages pages;

    CompanyPages(LivePages pages) {
        this.pages = pages;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(TenantEndPlanned planned) {
        pages.changed(planned.tenant());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(TenantEndTakenBack takenBack) {
        pages.changed(takenBack.tenant());
    }
}

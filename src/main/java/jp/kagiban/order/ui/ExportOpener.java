package jp.kagiban.order.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.Map;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.order.CsvExport;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;

/** Opens the export of orders, once the member has shown who they are. */
@SpringComponent
class ExportOpener {

    private final CsvExport export;
    private final CurrentMember member;
    private final StepUp stepUp;
    private final TenantScope tenants;
    private final Clock clock;

    ExportOpener(CsvExport export, CurrentMember member, StepUp stepUp, TenantScope tenants, Clock clock) {
        this.export = export;
        this.member = member;
        this.stepUp = stepUp;
        this.tenants = tenants;
        this.clock = clock;
    }

    void open(OrderFilter filter, Map<ShopId, String> shopNames) {
        stepUp.then(() -> dialog(filter, shopNames).open());
    }

    private ExportOrders dialog(OrderFilter filter, Map<ShopId, String> shopNames) {
        TenantId tenant = tenants.current();
        MemberId exporter = member.id();
        return new ExportOrders(
                (form, words, out, progress) ->
                        tenants.in(tenant, () -> export.write(filter, form, words, exporter, out, progress)),
                stepUp::fresh,
                shopNames,
                clock);
    }
}

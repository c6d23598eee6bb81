package jp.kagiban.shop.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ExpiryExport;

/** Opens the download of expiries for the member at the screen. */
@SpringComponent
class ExpiryFiles {

    private final ExpiryExport export;
    private final CurrentMember member;
    private final TenantScope tenants;
    private final Clock clock;

    ExpiryFiles(ExpiryExport export, CurrentMember member, TenantScope tenants, Clock clock) {
        this.export = export;
        this.member = member;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** @param shops in the order of the file */
    void offer(List<ShopId> shops) {
        TenantId tenant = tenants.current();
        MemberId exporter = member.id();
        Locale reader = UI.getCurrent().getLocale();
        String name = "expiries-" + Jst.stamp(clock.instant()) + ".csv";
        new ExpiryDownload(
                        name,
                        shops.size(),
                        (encoding, out) ->
                                tenants.in(tenant, () -> export.write(shops, encoding, reader, exporter, out)))
                .open();
    }
}

package jp.kagiban.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kagiban.audit.ChainReport;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryDownload;
import jp.kagiban.audit.HistoryExport;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryFilterBar;
import jp.kagiban.audit.HistoryList;
import jp.kagiban.audit.HistorySource;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.LastingRight;
import jp.kagiban.tenancy.Permission;

/** Makes the parts of the screen of the company's history. */
@SpringComponent
class HistoryParts {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

    private final History history;
    private final ChainReport report;
    private final HistoryExport export;
    private final Access access;
    private final LastingRight right;
    private final Accounts accounts;
    private final CurrentMember member;
    private final StepUp stepUp;
    private final ShopStatuses shops;
    private final TenantScope tenants;
    private final Clock clock;

    HistoryParts(
            History history,
            ChainReport report,
            HistoryExport export,
            Access access,
            LastingRight right,
            Accounts accounts,
            CurrentMember member,
            StepUp stepUp,
            ShopStatuses shops,
            TenantScope tenants,
            Clock clock) {
        this.history = history;
        this.report = report;
        this.export = export;
        this.access = access;
        this.right = right;
        this.accounts = accounts;
        this.member = member;
        this.stepUp = stepUp;
        this.shops = shops;
        this.tenants = tenants;
        this.clock = clock;
    }

    HistoryWords words(UI ui) {
        return new HistoryWords(ui, id -> accounts.name(id).orElse(""));
    }

    HistoryFilterBar filterBar(HistoryWords words, Consumer<HistoryFilter> changed) {
        List<UUID> people = new ArrayList<>(history.people());
        people.add(HistoryFilter.PORTAL);
        Map<UUID, String> names = new LinkedHashMap<>();
        shops.all().forEach(shop -> names.put(shop.shop(), shop.name()));
        return HistoryFilterBar.ofCompany(words, people, names, changed);
    }

    HistoryList list(HistoryWords words) {
        return new HistoryList(words, source(), "audit");
    }

    HistorySource source() {
        return new OfWhoMaySee();
    }

    /** Walks the whole chain, and says what was found. */
    MessagePanel check(Component at) {
        access.require(Permission.SEE_HISTORY);
        return report.ofCompany(at);
    }

    /** Opens the export, once the member has shown who they are. */
    void openExport(HistoryFilter filter, HistoryWords words) {
        stepUp.then(() -> download(filter, words).open());
    }

    private HistoryDownload download(HistoryFilter filter, HistoryWords words) {
        UUID tenant = tenants.current();
        UUID exporter = member.id();
        String name = "history-" + STAMP.format(clock.instant().atZone(Jst.TOKYO)) + ".csv";
        return new HistoryDownload(
                name, stepUp::fresh, out -> tenants.run(tenant, () -> write(filter, words, exporter, out)));
    }

    void write(HistoryFilter filter, HistoryWords words, UUID exporter, OutputStream out) {
        access.requireFresh(Permission.SEE_HISTORY);
        try {
            export.ofCompany(source(), filter, words, exporter, out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** An open page goes on asking: each time the member must still be allowed to. */
    private final class OfWhoMaySee implements HistorySource {

        @Override
        public int count(HistoryFilter filter) {
            access.require(Permission.SEE_HISTORY);
            return history.count(filter);
        }

        @Override
        public List<Entry> page(HistoryFilter filter, int offset, int limit) {
            access.require(Permission.SEE_HISTORY);
            return history.page(filter, offset, limit);
        }

        @Override
        public List<Entry> before(HistoryFilter filter, long seq, int limit) {
            right.require(Permission.SEE_HISTORY);
            return history.before(filter, seq, limit);
        }
    }
}

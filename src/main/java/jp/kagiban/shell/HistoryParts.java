package jp.kagiban.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.ChainCheck;
import jp.kagiban.audit.Deed;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Verdict;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStandings;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/** Makes the parts of the screen of the history. */
@SpringComponent
class HistoryParts {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

    private final History history;
    private final ChainCheck chain;
    private final AuditTrail trail;
    private final HistoryExport export;
    private final Access access;
    private final Accounts accounts;
    private final CurrentMember member;
    private final ShopStandings shops;
    private final TenantScope tenants;
    private final Clock clock;

    HistoryParts(
            History history,
            ChainCheck chain,
            AuditTrail trail,
            HistoryExport export,
            Access access,
            Accounts accounts,
            CurrentMember member,
            ShopStandings shops,
            TenantScope tenants,
            Clock clock) {
        this.history = history;
        this.chain = chain;
        this.trail = trail;
        this.export = export;
        this.access = access;
        this.accounts = accounts;
        this.member = member;
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
        return new HistoryFilterBar(words, people, names, changed);
    }

    /** An open page goes on asking: each time the member must still be allowed to. */
    int count(HistoryFilter filter) {
        access.require(Permission.SEE_HISTORY);
        return history.count(filter);
    }

    List<Entry> page(HistoryFilter filter, int offset, int limit) {
        access.require(Permission.SEE_HISTORY);
        return history.page(filter, offset, limit);
    }

    /** Walks the whole chain, and says what was found. */
    MessagePanel check(Component at) {
        access.require(Permission.SEE_HISTORY);
        Verdict verdict = chain.check();
        Deed checked = Deed.of(Action.HISTORY_CHECKED);
        String now = Jst.minute(clock.instant());
        return switch (verdict) {
            case Verdict.Whole whole -> {
                trail.record(checked.counting(whole.entries()));
                yield MessagePanel.line(
                        Severity.SUCCESS, at.getTranslation("audit.check.whole", now, number(whole.entries())));
            }
            case Verdict.Broken(long seq, Verdict.Why why) -> {
                trail.record(checked.ended(Outcome.FAILED).with(Detail.PLACE, seq));
                String reason = why.name().toLowerCase(Locale.ROOT);
                yield new MessagePanel(Severity.EXPIRED, at.getTranslation("audit.check.broken", number(seq)))
                        .say(at.getTranslation("audit.check." + reason))
                        .say(at.getTranslation("audit.check.do"));
            }
        };
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Runs outside of the tab's lock and with no tab current, so it asks again whether the member may. */
    DownloadHandler download(HistoryWords words, Supplier<HistoryFilter> filter) {
        UUID tenant = tenants.current();
        UUID exporter = member.id();
        return event -> {
            tenants.run(tenant, () -> access.require(Permission.SEE_HISTORY));
            event.setFileName("history-" + STAMP.format(clock.instant().atZone(Jst.TOKYO)) + ".csv");
            event.setContentType("text/csv; charset=UTF-8");
            try (OutputStream out = event.getOutputStream()) {
                write(tenant, exporter, filter.get(), words, out);
            }
        };
    }

    private void write(UUID tenant, UUID exporter, HistoryFilter filter, HistoryWords words, OutputStream out) {
        tenants.run(tenant, () -> {
            try {
                export.write(filter, words, exporter, out);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}

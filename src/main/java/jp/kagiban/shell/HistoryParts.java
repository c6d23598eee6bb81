package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryFilterBar;
import jp.kagiban.audit.HistoryList;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.Accounts;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatuses;

/** Makes the parts of the screen of the company's history. */
@SpringComponent
class HistoryParts {

    private final AllowedHistory history;
    private final Accounts accounts;
    private final ShopStatuses shops;
    private final AuditTrail trail;
    private final Clock clock;

    HistoryParts(AllowedHistory history, Accounts accounts, ShopStatuses shops, AuditTrail trail, Clock clock) {
        this.history = history;
        this.accounts = accounts;
        this.shops = shops;
        this.trail = trail;
        this.clock = clock;
    }

    HistoryWords words(UI ui) {
        return new HistoryWords(
                ui,
                member -> accounts.name(member).orElse(""),
                shop -> trail.name(Subject.shop(shop)).orElse(""));
    }

    HistoryFilterBar filterBar(HistoryWords words, Consumer<HistoryFilter> changed) {
        List<MemberId> people = new ArrayList<>(history.people());
        people.add(HistoryFilter.PORTAL);
        Map<ShopId, String> names = new LinkedHashMap<>();
        shops.all().forEach(shop -> names.put(shop.shop(), shop.name()));
        return HistoryFilterBar.ofCompany(words, people, names, () -> Jst.today(clock), changed);
    }

    HistoryList list(HistoryWords words) {
        return new HistoryList(words, history, "audit");
    }
}

package jp.kagiban.shell.history;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryFilterBar;
import jp.kagiban.audit.HistoryList;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.kit.FilterFold;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.OncePerRequest;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/** 操作履歴 shows who did what in this company. Its filter is part of the page's address. */
@Route("audit")
@PermitAll
@Needs(Permission.SEE_HISTORY)
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final AllowedHistory history;
    private final HistoryFiles files;
    private final ShopStatuses shops;
    private final Clock clock;
    private final HistoryWords words;
    private final HistoryList list;
    private final Div message = new Div();
    private final FilterFold fold = new FilterFold();
    private HistoryFilter filter = HistoryFilter.NONE;
    private @Nullable HistoryFilterBar bar;

    AuditView(AllowedHistory history, HistoryFiles files, ShopStatuses shops, Clock clock) {
        this.history = history;
        this.files = files;
        this.shops = shops;
        this.clock = clock;
        words = history.words(UI.getCurrent());
        list = new HistoryList(words, history, "audit");
        addClassNames("kb-page", "kb-page-wide");
    }

    /** Builds the page only here, so nothing is built for a member who may not see it. */
    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        filter = HistoryFilter.of(entering.getLocation().getQueryParameters());
        HistoryFilterBar filters = bar == null ? build() : bar;
        filters.show(filter);
        fold.narrows(!filter.isNone());
        filters.found(list.show(filter));
    }

    private HistoryFilterBar build() {
        HistoryFilterBar created = filterBar();
        bar = created;
        fold.add(created);
        Button export = new Button(getTranslation("audit.export"), _ -> files.offer(filter, words));
        add(new PageHeader(getTranslation("audit.list")).actions(check(created), export), message, fold, list);
        return created;
    }

    private HistoryFilterBar filterBar() {
        List<MemberId> people = new ArrayList<>(history.people());
        people.add(HistoryFilter.PORTAL);
        Map<ShopId, String> names = new LinkedHashMap<>();
        shops.all().forEach(shop -> names.put(shop.shop(), shop.name()));
        return HistoryFilterBar.ofCompany(words, people, names, () -> Jst.today(clock), this::go);
    }

    private Button check(HistoryFilterBar filters) {
        return new OncePerRequest(getTranslation("audit.check"), () -> {
            message.removeAll();
            MessagePanel panel = history.check(this);
            message.add(panel);
            panel.focus();
            filters.found(list.show(filter));
        });
    }

    private void go(HistoryFilter wanted) {
        if (!wanted.equals(filter)) {
            UI.getCurrent().navigate(AuditView.class, wanted.query());
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.list") + getTranslation("kit.title.tail");
    }
}

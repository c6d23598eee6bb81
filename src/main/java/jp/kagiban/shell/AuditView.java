package jp.kagiban.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Stream;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/** 操作履歴: who did what in this company; what it shows stands in its address. */
@Route("audit")
@PermitAll
@Needs(Permission.SEE_HISTORY)
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Under it entries are a list; a table would be squeezed. */
    private static final int NARROW = 720;

    private final HistoryParts parts;
    private final Div message = new Div();
    private final Div list = new Div();
    private final HistoryWords words;
    private final CallbackDataProvider<Entry, Void> entries;
    private final HistoryGrid grid;
    private final HistoryRows rows;
    private volatile HistoryFilter filter = HistoryFilter.NONE;
    private int count;
    private @Nullable HistoryFilterBar bar;

    AuditView(HistoryParts parts) {
        this.parts = parts;
        words = parts.words(UI.getCurrent());
        entries = new CallbackDataProvider<>(this::page, _ -> count, Entry::seq);
        grid = new HistoryGrid(words);
        rows = new HistoryRows(words);
        grid.setItems(entries);
        rows.setDataProvider(entries);
        addClassNames("kb-page", "kb-page-wide");
    }

    /** Nothing is built for those who may not see it. */
    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        filter = HistoryAddress.of(entering.getLocation().getQueryParameters());
        HistoryFilterBar filters = bar == null ? build() : bar;
        filters.show(filter);
        refresh(filters);
    }

    private void refresh(HistoryFilterBar filters) {
        count = parts.count(filter);
        filters.found(count);
        entries.refreshAll();
        show();
    }

    private HistoryFilterBar build() {
        HistoryFilterBar made = parts.filterBar(words, this::go);
        bar = made;
        add(new PageHeader(getTranslation("audit.list")).actions(check(made), export()), message, made, list);
        return made;
    }

    private Button check(HistoryFilterBar filters) {
        return new Button(getTranslation("audit.check"), _ -> {
            message.removeAll();
            MessagePanel panel = parts.check(this);
            message.add(panel);
            panel.focus();
            refresh(filters);
        });
    }

    private Anchor export() {
        Anchor download = new Anchor(parts.download(words, () -> filter), getTranslation("audit.export"));
        download.addClassName("kb-button-link");
        return download;
    }

    private Stream<Entry> page(Query<Entry, Void> query) {
        return parts.page(filter, query.getOffset(), query.getLimit()).stream();
    }

    private void go(HistoryFilter wanted) {
        if (!wanted.equals(filter)) {
            UI.getCurrent().navigate(AuditView.class, HistoryAddress.query(wanted));
        }
    }

    private void show() {
        Component wanted = count == 0 ? empty() : narrow() ? rows : grid;
        if (list.getChildren().noneMatch(wanted::equals)) {
            list.removeAll();
            list.add(wanted);
        }
    }

    private EmptyState empty() {
        return new EmptyState(getTranslation(filter.isNone() ? "audit.empty" : "audit.empty.filter"));
    }

    private boolean narrow() {
        ExtendedClientDetails details =
                getUI().map(ui -> ui.getPage().getExtendedClientDetails()).orElse(null);
        int width = details == null ? 0 : details.getWindowInnerWidth();
        return width > 0 && width < NARROW;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Registration resizing = attached.getUI().getPage().addBrowserWindowResizeListener(_ -> show());
        addDetachListener(detached -> {
            resizing.remove();
            detached.unregisterListener();
        });
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.list") + getTranslation("kit.title.tail");
    }
}

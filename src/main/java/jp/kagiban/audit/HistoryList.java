package jp.kagiban.audit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.shared.Registration;
import java.util.stream.Stream;
import jp.kagiban.kit.EmptyState;

/** The entries of a history under a filter, read as they are scrolled to: a table, on a phone a list. */
public final class HistoryList extends Div {

    /** Under it entries are a list; a table would be squeezed. */
    private static final int NARROW = 720;

    private final HistorySource source;
    private final CallbackDataProvider<Entry, Void> entries;
    private final HistoryGrid grid;
    private final HistoryRows rows;
    private HistoryFilter filter = HistoryFilter.NONE;
    private int count;

    public HistoryList(HistoryWords words, HistorySource source) {
        this.source = source;
        entries = new CallbackDataProvider<>(this::page, _ -> count, Entry::seq);
        grid = new HistoryGrid(words);
        rows = new HistoryRows(words);
        grid.setItems(entries);
        rows.setDataProvider(entries);
    }

    /** Reads anew. @return how many entries there are */
    public int show(HistoryFilter wanted) {
        filter = wanted;
        count = source.count(wanted);
        entries.refreshAll();
        fit();
        return count;
    }

    private Stream<Entry> page(Query<Entry, Void> query) {
        return source.page(filter, query.getOffset(), query.getLimit()).stream();
    }

    private void fit() {
        Component wanted = count == 0 ? empty() : narrow() ? rows : grid;
        if (getChildren().noneMatch(wanted::equals)) {
            removeAll();
            add(wanted);
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
        Registration resizing = attached.getUI().getPage().addBrowserWindowResizeListener(_ -> fit());
        addDetachListener(detached -> {
            resizing.remove();
            detached.unregisterListener();
        });
        fit();
    }
}

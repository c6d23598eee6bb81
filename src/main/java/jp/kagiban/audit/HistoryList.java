package jp.kagiban.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.stream.Stream;
import jp.kagiban.kit.EmptyPicture;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.NarrowWindow;

/** Shows the filtered entries of a history as a table, or as a list on phones. Reads them while the member scrolls. */
public final class HistoryList extends Div {

    /** Below this width in pixels, the entries are a list. */
    private static final int NARROW = 1100;

    private final HistorySource source;
    private final String address;
    private final CallbackDataProvider<Entry, Void> entries;
    private final HistoryGrid grid;
    private final HistoryRows rows;
    private HistoryFilter filter = HistoryFilter.NONE;
    private int count;
    private boolean narrow;

    /** @param address of the unfiltered history, relative to the application */
    public HistoryList(HistoryWords words, HistorySource source, String address) {
        this.source = source;
        this.address = address;
        entries = new CallbackDataProvider<>(this::page, _ -> count, Entry::seq);
        grid = new HistoryGrid(words);
        rows = new HistoryRows(words);
        grid.setItems(entries);
        rows.setDataProvider(entries);
        NarrowWindow.follow(this, NARROW, this::fit);
    }

    /**
     * Reads the entries again.
     *
     * @return the number of entries
     */
    public int show(HistoryFilter wanted) {
        filter = wanted;
        count = source.count(wanted);
        entries.refreshAll();
        draw();
        return count;
    }

    private Stream<Entry> page(Query<Entry, Void> query) {
        return source.page(filter, query.getOffset(), query.getLimit()).stream();
    }

    private void fit(boolean toNarrow) {
        narrow = toNarrow;
        draw();
    }

    private void draw() {
        Component wanted = count == 0 ? empty() : narrow ? rows : grid;
        if (getChildren().noneMatch(wanted::equals)) {
            removeAll();
            add(wanted);
        }
    }

    private EmptyState empty() {
        return filter.isNone()
                ? new EmptyState(EmptyPicture.RECORD, getTranslation("audit.empty"))
                : new EmptyState(
                        getTranslation("audit.empty.filter"),
                        new Anchor(address, getTranslation("audit.filter.clear")));
    }
}

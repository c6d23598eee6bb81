package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.ui.BulkLive.Entered;

/** Shows the failures of entering many keys, and below them the state of all keys that were entered on this page. */
final class BulkResult extends Div {

    private final ShopStatuses statuses;
    private final LivePages pages;
    private final Decisions decisions;
    private final Clock clock;
    private final List<Entered> entered = new ArrayList<>();
    private final List<Component> failures = new ArrayList<>();

    BulkResult(ShopStatuses statuses, LivePages pages, Decisions decisions, Clock clock) {
        this.statuses = statuses;
        this.pages = pages;
        this.decisions = decisions;
        this.clock = clock;
        addClassNames("kb-panels", "kb-bulk-result");
    }

    /** Clears the failures of the last attempt. */
    void begin() {
        failures.clear();
    }

    void entered(Entered key) {
        entered.add(key);
    }

    void failed(Component sentence) {
        failures.add(sentence);
    }

    void show() {
        removeAll();
        add(failures);
        if (!entered.isEmpty()) {
            BulkLive keys = new BulkLive(entered, statuses, decisions, clock);
            add(pages.follow(keys, keys::draw));
            keys.focus();
        }
    }
}

package jp.kagiban.shop.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import jp.kagiban.login.Accounts;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.attempt.KeyAttempts;

/** Makes the part of a shop's page that tells the history of its keys. */
@SpringComponent
class HistoryPart {

    private final ShopRecords records;
    private final ShopStatuses statuses;
    private final KeyAttempts attempts;
    private final KeyActionFactory actions;
    private final Accounts accounts;
    private final LiveParts live;
    private final Clock clock;

    HistoryPart(
            ShopRecords records,
            ShopStatuses statuses,
            KeyAttempts attempts,
            KeyActionFactory actions,
            Accounts accounts,
            LiveParts live,
            Clock clock) {
        this.records = records;
        this.statuses = statuses;
        this.attempts = attempts;
        this.actions = actions;
        this.accounts = accounts;
        this.live = live;
        this.clock = clock;
    }

    KeyHistory of(ShopId shop) {
        KeyHistory history = new KeyHistory(
                shop,
                records,
                statuses,
                actions.on(shop),
                other -> accounts.name(other).orElse("–"),
                attempts::of,
                clock);
        return live.follow(history, history::draw);
    }
}

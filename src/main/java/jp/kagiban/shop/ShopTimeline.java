package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.kit.EmptyPicture;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.key.KeyTimeline;
import jp.kagiban.kit.key.TimelineChoice;
import jp.kagiban.shared.Jst;

/**
 * Shows on the home page how long each key of the tenant lasts. Without shops, the timeline is empty; viewers then read
 * who can add shops.
 */
public final class ShopTimeline extends Div {

    private final ShopStatuses statuses;
    private final Clock clock;
    private final boolean mayRenew;
    private final KeyTimeline timeline;
    private TimelineChoice choice = TimelineChoice.START;

    /**
     * @param mayRenew whether the member may enter a new key; rows then link to the renewal
     * @param onChoice receives the reader's choice for the page's address, and calls {@link #choose}
     */
    public ShopTimeline(
            ShopStatuses statuses, LivePages pages, boolean mayRenew, Clock clock, Consumer<TimelineChoice> onChoice) {
        this.statuses = statuses;
        this.mayRenew = mayRenew;
        this.clock = clock;
        this.timeline = new KeyTimeline(onChoice);
        pages.follow(this, this::draw);
    }

    /** Returns the control that chooses stages, for the head of the page. */
    public Component strip() {
        return timeline.strip();
    }

    /** Shows the choice from the page's address. */
    public void choose(TimelineChoice wanted) {
        choice = wanted;
        if (isAttached()) {
            draw();
        }
    }

    private Instant draw() {
        Instant now = clock.instant();
        List<ShopStatus> shops = statuses.all();
        if (shops.isEmpty()) {
            removeAll();
            if (!mayRenew) {
                add(new EmptyState(EmptyPicture.SHOP, getTranslation("shop.empty.viewer")));
            }
        } else if (timeline.getParent().isEmpty()) {
            removeAll();
            add(timeline);
        }
        timeline.show(new KeyLives(this, now, mayRenew).of(shops), Jst.day(now), choice);
        return NextLook.after(now, shops);
    }
}

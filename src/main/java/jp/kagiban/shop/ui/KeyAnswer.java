package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.ShopStatuses;
import org.jspecify.annotations.Nullable;

/** The mall's answer about a shop's keys, at the top of the shop's page. It follows the jobs that ask. */
final class KeyAnswer extends Section {

    private final ShopId shop;
    private final ShopStatuses statuses;
    private final KeyActions deeds;
    private final Clock clock;
    private @Nullable Shown shown;
    private Runnable answered = () -> {};

    /** The shown state; the part is redrawn only if it differs. */
    private record Shown(Optional<ShopMoment> moment) {

        Optional<ShopStatus> status() {
            return moment.map(ShopMoment::shop);
        }
    }

    KeyAnswer(ShopId shop, ShopStatuses statuses, KeyActions deeds, Clock clock) {
        this.shop = shop;
        this.statuses = statuses;
        this.deeds = deeds;
        this.clock = clock;
        addClassName("kb-panels");
        getElement().setAttribute("aria-label", getTranslation("shop.answer"));
    }

    Instant draw() {
        Instant now = clock.instant();
        Optional<ShopStatus> status = statuses.of(shop);
        Shown due = new Shown(status.map(shop -> ShopMoment.of(shop, now)));
        if (!due.equals(shown)) {
            announce(due);
            shown = due;
            removeAll();
            status.ifPresent(state -> add(panels(state, now)));
        }
        return NextLook.after(now, status.stream().toList());
    }

    /** Runs after the mall has answered or no key waits; the message about saving is outdated then. */
    KeyAnswer whenAnswered(Runnable deed) {
        answered = deed;
        return this;
    }

    private void announce(Shown due) {
        if (shown == null) {
            return;
        }
        Optional<Waiting> waits = due.status().map(ShopStatus::waiting);
        if (waits.isEmpty() || waits.get().lastAnswer() != null) {
            answered.run();
        }
        Optional<GenerationId> waited = shown.status().map(ShopStatus::waiting).map(Waiting::generation);
        if (waited.isPresent()
                && waited.equals(due.status().map(ShopStatus::active).map(Active::generation))) {
            getElement().setAttribute("data-arrived", true);
            StatusLine.say(this, getTranslation("shop.active.said"));
        }
    }

    private List<Component> panels(ShopStatus status, Instant now) {
        WaitingPanel waiting = new WaitingPanel(this, status, deeds, now);
        ActivePanel active = new ActivePanel(this, status, deeds, now);
        return Stream.<Optional<? extends Component>>of(waiting.panel(), active.panel())
                .<Component>flatMap(Optional::stream)
                .toList();
    }
}

package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.ShopStatuses;
import org.jspecify.annotations.Nullable;

/** Shows the mall's answer about a shop's keys at the top of the shop's page. Redraws when jobs have asked the mall. */
final class KeyAnswer extends Section {

    private final ShopId shop;
    private final ShopStatuses statuses;
    private final KeyActions keyActions;
    private final Clock clock;
    private @Nullable Shown shown;
    private Runnable onAnswer = () -> {};

    /** The state that the page shows. The section is redrawn only if the state differs. */
    private record Shown(Optional<ShopMoment> moment) {

        Optional<ShopStatus> status() {
            return moment.map(ShopMoment::shop);
        }
    }

    KeyAnswer(ShopId shop, ShopStatuses statuses, KeyActions keyActions, Clock clock) {
        this.shop = shop;
        this.statuses = statuses;
        this.keyActions = keyActions;
        this.clock = clock;
        addClassName("kb-panels");
        getElement().setAttribute("aria-label", getTranslation("shop.answer"));
    }

    Instant draw() {
        Instant now = clock.instant();
        Optional<ShopStatus> status = statuses.of(shop);
        Shown latest = new Shown(status.map(shop -> ShopMoment.of(shop, now)));
        if (!latest.equals(shown)) {
            announce(latest);
            shown = latest;
            removeAll();
            status.ifPresent(shopStatus -> add(panels(shopStatus, now)));
        }
        return NextLook.after(now, status.stream().toList());
    }

    /** Sets a task that runs once the mall has answered or no key waits. The message about saving is outdated then. */
    KeyAnswer whenAnswered(Runnable task) {
        onAnswer = task;
        return this;
    }

    private void announce(Shown latest) {
        if (shown == null) {
            return;
        }
        Optional<Waiting> waitingKey = latest.status().map(ShopStatus::waiting);
        if (waitingKey.isEmpty() || waitingKey.get().lastAnswer() != null) {
            onAnswer.run();
        }
        Optional<ShopStatus> before = shown.status();
        if (before.isPresent()
                && latest.status()
                        .filter(now -> now.tookOverSince(before.get()))
                        .isPresent()) {
            getElement().setAttribute("data-arrived", true);
            StatusLine.say(this, getTranslation("shop.active.said"));
        }
    }

    private List<Component> panels(ShopStatus status, Instant now) {
        WaitingPanel waiting = new WaitingPanel(this, status, keyActions, now);
        ActivePanel active = new ActivePanel(this, status, keyActions, now);
        return Stream.<Optional<? extends Component>>of(waiting.panel(), active.panel())
                .<Component>flatMap(Optional::stream)
                .toList();
    }
}

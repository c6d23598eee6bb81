package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStanding;
import jp.kagiban.shop.ShopStanding.Active;
import jp.kagiban.shop.ShopStanding.Waiting;
import jp.kagiban.shop.ShopStandings;
import org.jspecify.annotations.Nullable;

/** What RMS says of a shop's keys, at the top of its page. It follows the jobs that ask. */
final class KeyAnswer extends Section {

    private final UUID shop;
    private final ShopStandings standings;
    private final KeyDeeds deeds;
    private final Clock clock;
    private @Nullable Shown shown;
    private Runnable answered = () -> {};

    /** What is on the screen: drawn anew only when it differs, so that nothing moves under the pointer. */
    private record Shown(Optional<ShopStanding> standing, Instant minute) {}

    KeyAnswer(UUID shop, ShopStandings standings, KeyDeeds deeds, Clock clock) {
        this.shop = shop;
        this.standings = standings;
        this.deeds = deeds;
        this.clock = clock;
        addClassName("kb-panels");
        getElement().setAttribute("aria-label", getTranslation("shop.answer"));
    }

    Instant draw() {
        Instant now = clock.instant();
        Optional<ShopStanding> standing = standings.of(shop);
        Shown due = new Shown(standing, now.truncatedTo(ChronoUnit.MINUTES));
        if (!due.equals(shown)) {
            announce(due);
            shown = due;
            removeAll();
            standing.ifPresent(state -> add(panels(state, now)));
        }
        return NextLook.after(now, standing.stream().toList());
    }

    /** Runs once RMS has answered, or nothing waits any more: what was said after saving is no longer true then. */
    KeyAnswer whenAnswered(Runnable deed) {
        answered = deed;
        return this;
    }

    private void announce(Shown due) {
        if (shown == null) {
            return;
        }
        Optional<Waiting> waits = due.standing().map(ShopStanding::waiting);
        if (waits.isEmpty() || waits.get().lastAnswer() != null) {
            answered.run();
        }
        Optional<UUID> waited = shown.standing().map(ShopStanding::waiting).map(Waiting::generation);
        if (waited.isPresent()
                && waited.equals(due.standing().map(ShopStanding::active).map(Active::generation))) {
            StatusLine.say(this, getTranslation("shop.active.said"));
        }
    }

    private List<Component> panels(ShopStanding standing, Instant now) {
        WaitingPanel waiting = new WaitingPanel(this, standing, deeds, now);
        ActivePanel active = new ActivePanel(this, standing, deeds, now);
        return Stream.<Optional<? extends Component>>of(waiting.panel(), active.panel())
                .<Component>flatMap(Optional::stream)
                .toList();
    }
}

package jp.kagiban.shell.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import org.jspecify.annotations.Nullable;

/**
 * A line that says whether RMS answers for each shop, and which order intakes have stopped or are late. Empty for a
 * company without keys.
 */
final class StateLine extends Div {

    private final ShopStatuses shops;
    private final IntakeStatuses intakes;
    private final boolean seesOrders;
    private final Clock clock;
    private List<Piece> shown = List.of();

    private record Piece(Severity severity, String text, String address) {

        Anchor draw() {
            Anchor piece = new Anchor(address, severity.icon(), new Span(text));
            severity.mark(piece);
            return piece;
        }
    }

    /** @param seesOrders whether the member may see orders; otherwise the line leaves the intakes out */
    StateLine(ShopStatuses shops, IntakeStatuses intakes, boolean seesOrders, LivePages pages, Clock clock) {
        this.shops = shops;
        this.intakes = intakes;
        this.seesOrders = seesOrders;
        this.clock = clock;
        addClassName("kb-state-line");
        pages.follow(this, () -> {
            draw();
            return pages.atLatest();
        });
    }

    private void draw() {
        Instant now = clock.instant();
        List<Piece> pieces = new ArrayList<>();
        answers(shops.all(), now).ifPresent(pieces::add);
        if (seesOrders) {
            pieces.addAll(orders(IntakeStatus.count(intakes.all(), now)));
        }
        if (!pieces.equals(shown)) {
            shown = pieces;
            removeAll();
            pieces.forEach(piece -> add(piece.draw()));
        }
    }

    /** Says how many keys are unchecked. If there is none, says since when all keys have been checked, once all have. */
    private Optional<Piece> answers(List<ShopStatus> all, Instant now) {
        List<ShopStatus> unchecked =
                all.stream().filter(shop -> shop.uncheckedSince(now) != null).toList();
        if (!unchecked.isEmpty()) {
            return piece("home.state.silent", Severity.URGENT, unchecked, shop -> shop.uncheckedSince(now), now);
        }
        List<ShopStatus> checked =
                all.stream().filter(shop -> shop.nextAsk() != null).toList();
        return checked.stream().allMatch(shop -> shop.askedAt() != null)
                ? piece("home.state.checked", Severity.OK, checked, ShopStatus::askedAt, now)
                : Optional.empty();
    }

    /** Returns a sentence with the number of shops and the earliest of their times. Empty if there is no shop. */
    private Optional<Piece> piece(
            String sentence,
            Severity severity,
            List<ShopStatus> some,
            Function<ShopStatus, @Nullable Instant> time,
            Instant now) {
        return some.stream()
                .flatMap(shop -> Stream.ofNullable(time.apply(shop)))
                .min(Comparator.naturalOrder())
                .map(at -> getTranslation(sentence, TimeText.timeOrMinute(at, now), some.size()))
                .map(text -> new Piece(
                        severity,
                        text,
                        some.size() == 1 ? "shops/" + some.getFirst().shop() : "shops"));
    }

    /** Returns a sentence for each bad state of intakes. If there is none, says that the intakes run. */
    private List<Piece> orders(Map<IntakeStatus.State, Long> counts) {
        List<Piece> all = counts.entrySet().stream()
                .map(entry -> new Piece(
                        entry.getKey().severity(),
                        getTranslation("home.state.orders." + Kebab.of(entry.getKey()), entry.getValue()),
                        "orders"))
                .toList();
        long bad = counts.keySet().stream().filter(IntakeStatus.State::isBad).count();
        return all.subList(0, (int) Math.min(all.size(), Math.max(1, bad)));
    }
}

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
import jp.kagiban.mall.Answer;
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
            pieces.addAll(orders(intakes.all(), now));
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
    private List<Piece> orders(List<IntakeStatus> all, Instant now) {
        Map<IntakeStatus.State, Long> counts = IntakeStatus.count(all, now);
        boolean closed = all.stream()
                .filter(intake -> intake.state(now) == IntakeStatus.State.LATE)
                .allMatch(intake -> intake.lastAnswer() == Answer.MAINTENANCE);
        List<Piece> pieces = counts.entrySet().stream()
                .map(entry -> new Piece(
                        entry.getKey().severity(),
                        getTranslation(orders(entry.getKey(), closed), entry.getValue()),
                        "orders"))
                .toList();
        long bad = counts.keySet().stream().filter(IntakeStatus.State::isBad).count();
        return pieces.subList(0, (int) Math.min(pieces.size(), Math.max(1, bad)));
    }

    /** @param closed whether maintenance is the reason of all late intakes */
    private static String orders(IntakeStatus.State state, boolean closed) {
        return "home.state.orders." + (closed && state == IntakeStatus.State.LATE ? "closed" : Kebab.of(state));
    }
}

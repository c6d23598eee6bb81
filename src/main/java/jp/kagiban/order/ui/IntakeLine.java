package jp.kagiban.order.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.kit.KeyBadge;
import jp.kagiban.kit.Severity;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.order.IntakeStatus.State;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.ShopStatus;
import org.jspecify.annotations.Nullable;

/**
 * How the intake of each shop stands, above the list of orders: a line each, which leads to the shop. Where several stand alike, they
 * are folded into one line, for the orders are what one has come for.
 */
final class IntakeLine extends Div {

    private static final Set<State> NEEDS_WORDS = EnumSet.of(State.PAUSED, State.STUCK, State.LATE);

    private final IntakeStatuses intakes;
    private final Supplier<List<ShopStatus>> shops;
    private final boolean mayRenew;
    private final Clock clock;
    private final Set<State> open = EnumSet.noneOf(State.class);
    private final IntakeWords words = new IntakeWords(this);

    /** @param mayRenew whether the member may enter a new key */
    IntakeLine(IntakeStatuses intakes, Supplier<List<ShopStatus>> shops, boolean mayRenew, Clock clock) {
        this.intakes = intakes;
        this.shops = shops;
        this.mayRenew = mayRenew;
        this.clock = clock;
        addClassName("kb-intakes");
    }

    Instant draw() {
        Instant now = clock.instant();
        removeAll();
        Map<UUID, ShopStatus> byId = shops.get().stream().collect(toMap(ShopStatus::shop, Function.identity()));
        Map<State, List<IntakeStatus>> alike = intakes.all().stream()
                .collect(groupingBy(intake -> intake.state(now), () -> new EnumMap<>(State.class), toList()));
        alike.forEach((state, group) -> {
            List<Div> lines = group.stream()
                    .map(intake -> line(intake, byId.get(intake.shop()), now))
                    .toList();
            if (lines.size() < foldedFrom(state)) {
                add(List.copyOf(lines));
            } else {
                add(fold(state, lines));
            }
        });
        return now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /** What goes well is folded sooner than what one may have to see to. */
    private static int foldedFrom(State state) {
        return state == State.FINE ? 2 : 3;
    }

    private Details fold(State state, List<Div> lines) {
        Div content = new Div();
        content.addClassName("kb-intakes");
        lines.forEach(content::add);
        Span sentence = new Span(getTranslation("order.intake.more." + Kebab.of(state), String.valueOf(lines.size())));
        Div summary = new Div(sentence);
        summary.addClassName("kb-intake");
        if (NEEDS_WORDS.contains(state)) {
            summary.addComponentAsFirst(new KeyBadge(IntakeWords.severity(state), words.word(state)));
        }
        Details fold = new Details(summary, content);
        fold.setOpened(open.contains(state));
        fold.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                open.add(state);
            } else {
                open.remove(state);
            }
        });
        return fold;
    }

    /** @param shop null for one that is gone since */
    private Div line(IntakeStatus intake, @Nullable ShopStatus shop, Instant now) {
        String name = shop == null ? "" : shop.name();
        boolean inHand = intake.pause() != null && shop != null && shop.waiting() != null;
        Anchor link = new Anchor("shops/" + intake.shop(), getTranslation("order.intake.of", name));
        Div line = new Div(link);
        line.addClassName("kb-intake");
        if (inHand) {
            line.add(
                    new KeyBadge(Severity.WAIT, getTranslation("order.intake.word.waiting")),
                    new Span(getTranslation("order.intake.short.waiting")));
        } else {
            line.add(words.badge(intake, now));
            tell(line, intake, now);
        }
        if (intake.pause() != null) {
            line.add(new Span(lastTime(intake, now)));
            way(intake, name, inHand).ifPresent(line::add);
        }
        line.getElement().setAttribute("data-stopped", intake.pause() != null && !inHand);
        line.getElement().setAttribute("data-waiting", inHand);
        return line;
    }

    private void tell(Div line, IntakeStatus intake, Instant now) {
        if (intake.pause() == null) {
            if (intake.lastSuccess() != null) {
                line.add(new Span(words.last(intake, now)));
            }
            if (intake.nextRun() != null && intake.nextRun().isAfter(now)) {
                line.add(new Span(getTranslation(
                        "order.intake.next-at", Jst.minute(intake.nextRun()).substring(11))));
            }
            if (intake.firstImport() != null) {
                line.add(new Span(words.firstImport(intake.firstImport())));
            }
        }
        if (NEEDS_WORDS.contains(intake.state(now))) {
            line.add(new Span(words.shortSentence(intake, now)));
        }
    }

    private String lastTime(IntakeStatus intake, Instant now) {
        String last = words.last(intake, now);
        return intake.lastSuccess() == null ? last : getTranslation("order.intake.last-at", last);
    }

    /** To the renewal; while a new key waits, to where one sees how it stands. */
    private Optional<Anchor> way(IntakeStatus intake, String name, boolean inHand) {
        String shop = "shops/" + intake.shop();
        if (inHand) {
            return Optional.of(way(shop, "order.intake.look", name));
        }
        return mayRenew && intake.pause() != Pause.NO_KEY
                ? Optional.of(way(shop + "/renew", "order.intake.renew", name))
                : Optional.empty();
    }

    private Anchor way(String address, String key, String name) {
        Anchor way = new Anchor(address, getTranslation(key));
        way.setAriaLabel(getTranslation(key + ".of", name));
        way.addClassName("kb-button-link");
        return way;
    }
}

package jp.kagiban.order.ui;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.partitioningBy;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatus;
import org.jspecify.annotations.Nullable;

/**
 * Shows the status of each shop's intake above the list of orders, in one line with a link to the shop. Several stopped
 * intakes are folded into one row, and several other intakes into another, because members come for the orders.
 */
final class IntakeLine extends Div {

    private final IntakeStatuses intakes;
    private final Supplier<List<ShopStatus>> shops;
    private final boolean mayRenew;
    private final Clock clock;
    private final Set<Boolean> openFolds = new HashSet<>();
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
        Map<ShopId, ShopStatus> byId = ShopStatus.byShop(shops.get());
        Map<Boolean, List<IntakeStatus>> byStopped =
                intakes.all().stream().collect(partitioningBy(intake -> intake.pause() != null));
        byStopped.forEach((stopped, group) -> show(stopped, group, byId, now));
        return now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /** Shows a group of intakes in one row. */
    private void show(boolean stopped, List<IntakeStatus> group, Map<ShopId, ShopStatus> byId, Instant now) {
        Optional<Span> reason = commonReason(group, byId, now);
        List<Div> lines = group.stream()
                .map(intake -> line(intake, byId.get(intake.shop()), reason.isEmpty(), now))
                .toList();
        if (lines.size() > 1) {
            addComponentAsFirst(fold(stopped, summary(group, reason, now), lines));
        } else {
            lines.forEach(this::addComponentAsFirst);
        }
    }

    /**
     * Returns the sentence of the intake with the latest answer, if several intakes are bad for the same reason. Empty if a
     * new key of one of them waits, because its line then says so.
     */
    private Optional<Span> commonReason(List<IntakeStatus> group, Map<ShopId, ShopStatus> shops, Instant now) {
        List<IntakeStatus> bad =
                group.stream().filter(intake -> intake.state(now).isBad()).toList();
        if (bad.size() < 2 || bad.stream().anyMatch(intake -> keyWaits(intake, shops.get(intake.shop())))) {
            return Optional.empty();
        }
        long reasons = bad.stream()
                .map(intake -> IntakeWords.cause(intake, now))
                .distinct()
                .count();
        return bad.stream()
                .filter(_ -> reasons == 1)
                .max(comparing(IntakeStatus::lastAnswerAt, nullsFirst(naturalOrder())))
                .map(intake -> new Span(words.shortSentence(intake, now)));
    }

    private Details fold(boolean stopped, Div summary, List<Div> lines) {
        Div content = new Div();
        content.addClassName("kb-intakes");
        lines.forEach(content::add);
        Details fold = new Details(summary, content);
        fold.setOpened(openFolds.contains(stopped));
        fold.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                openFolds.add(stopped);
            } else {
                openFolds.remove(stopped);
            }
        });
        return fold;
    }

    /** Returns the number of shops in each state, the worst state first, with the common reason of the bad ones. */
    private Div summary(List<IntakeStatus> group, Optional<Span> reason, Instant now) {
        Div summary = new Div();
        summary.addClassName("kb-intake");
        IntakeStatus.count(group, now).forEach((state, count) -> {
            if (state.isBad()) {
                summary.add(new KeyBadge(state.severity(), words.word(state)));
            }
            summary.add(new Span(getTranslation("order.intake.more." + Kebab.of(state), count)));
            if (state.isBad()) {
                reason.ifPresent(summary::add);
            }
        });
        return summary;
    }

    /**
     * @param shop null if the shop was deleted meanwhile
     * @param withReason whether the line says why the intake is late or stopped
     */
    private Div line(IntakeStatus intake, @Nullable ShopStatus shop, boolean withReason, Instant now) {
        String name = shop == null ? "" : shop.name();
        ShopStatus.Waiting key = shop == null ? null : shop.waiting();
        boolean keyWaits = keyWaits(intake, shop);
        Anchor link = new Anchor("shops/" + intake.shop(), getTranslation("order.intake.of", name));
        Div line = new Div(link);
        line.addClassName("kb-intake");
        if (keyWaits) {
            line.add(
                    new KeyBadge(Severity.WAIT, getTranslation("order.intake.word.waiting")),
                    new Span(getTranslation("order.intake.short.waiting")));
        } else {
            line.add(words.badge(intake, now));
            addStatus(line, intake, withReason, now);
        }
        if (intake.pause() != null) {
            line.add(new Span(lastTime(intake, now)));
            actionLink(intake, name, key != null).ifPresent(line::add);
        }
        line.getElement().setAttribute("data-stopped", intake.pause() != null && !keyWaits);
        line.getElement().setAttribute("data-waiting", keyWaits);
        return line;
    }

    /** Returns whether the intake pauses until a new key is in use. */
    private static boolean keyWaits(IntakeStatus intake, @Nullable ShopStatus shop) {
        return intake.pause() != null && shop != null && shop.waiting() != null && !shop.needsDecision();
    }

    private void addStatus(Div line, IntakeStatus intake, boolean withReason, Instant now) {
        if (intake.pause() == null) {
            if (intake.lastSuccess() != null) {
                line.add(new Span(words.last(intake, now)));
            }
            if (intake.nextRun() != null && intake.nextRun().isAfter(now)) {
                line.add(new Span(getTranslation("order.intake.next-at", Jst.time(intake.nextRun()))));
            }
            if (intake.firstImport() != null) {
                line.add(new Span(words.firstImport(intake.firstImport())));
            }
        }
        if (withReason && intake.state(now).isBad()) {
            line.add(new Span(words.shortSentence(intake, now)));
        }
    }

    private String lastTime(IntakeStatus intake, Instant now) {
        String last = words.last(intake, now);
        return intake.lastSuccess() == null ? last : getTranslation("order.intake.last-at", last);
    }

    /** Returns the link to the renewal. If a new key isn't in use yet, returns the link to the shop's page. */
    private Optional<Anchor> actionLink(IntakeStatus intake, String name, boolean hasNewKey) {
        String shop = "shops/" + intake.shop();
        if (hasNewKey) {
            return Optional.of(actionLink(shop, "order.intake.look", name));
        }
        return mayRenew && intake.pause() != Pause.NO_KEY
                ? Optional.of(actionLink(shop + "/renew", "order.intake.renew", name))
                : Optional.empty();
    }

    private Anchor actionLink(String address, String key, String name) {
        Anchor link = new Anchor(address, getTranslation(key));
        link.setAriaLabel(getTranslation(key + ".of", name));
        link.addClassNames("kb-button-link", "kb-button-framed");
        return link;
    }
}

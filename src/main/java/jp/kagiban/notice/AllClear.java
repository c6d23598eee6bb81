package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.key.Expiry;
import org.jspecify.annotations.Nullable;

/** Says that there is nothing to tell; where there are shops, also which key ends next, and when the mall was last asked. */
final class AllClear extends Div {

    private final Component tick = Severity.OK.icon();
    private final Div next = new Div();
    private @Nullable Shown shown;

    private record Shown(Facts facts, LocalDate today) {}

    AllClear() {
        addClassName("kb-clear");
        next.addClassName("kb-clear-next");
        Div words = new Div(new Paragraph(getTranslation("notice.none")), next);
        words.addClassName("kb-clear-words");
        add(tick, words);
        getElement().setAttribute("tabindex", "-1");
    }

    void focus() {
        getElement().callJsFunction("focus");
    }

    /** Shows these facts. Unchanged parts aren't touched. */
    void show(Facts facts, Instant now) {
        Shown due = new Shown(facts, Jst.day(now));
        if (due.equals(shown)) {
            return;
        }
        shown = due;
        next.removeAll();
        facts.next()
                .ifPresent(end -> next.add(new Span(getTranslation(
                        "notice.none.next", end.shop(), Jst.weekday(end.expiry().day(), getLocale())))));
        facts.asked()
                .ifPresent(at -> next.add(new Span(getTranslation("notice.none.asked", Jst.timeOrMinute(at, now)))));
        tick.setVisible(facts.asked().isPresent());
    }

    /** @param asked when the mall answered last for any of the shops */
    record Facts(Optional<End> next, Optional<Instant> asked) {

        static Facts of(List<ShopStatus> shops) {
            return new Facts(
                    shops.stream()
                            .flatMap(shop -> KeyStatus.expiry(shop).map(end -> new End(shop.name(), end)).stream())
                            .min(Comparator.comparing(end -> end.expiry().at())),
                    shops.stream()
                            .map(ShopStatus::askedAt)
                            .filter(Objects::nonNull)
                            .map(Objects::requireNonNull)
                            .max(Comparator.naturalOrder()));
        }
    }

    record End(String shop, Expiry expiry) {}
}

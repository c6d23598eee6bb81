package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.key.Expiry;
import org.jspecify.annotations.Nullable;

/**
 * Shown when no notice needs action: says so. For companies with shops, names the next key to expire, and says that all
 * keys are valid.
 */
final class AllClear extends Div {

    private final Component tick = Severity.OK.icon();
    private final Paragraph sentence = new Paragraph();
    private final Div details = new Div();
    private @Nullable Shown shown;

    private record Shown(boolean empty, Outlook outlook, LocalDate today) {}

    AllClear() {
        addClassName("kb-clear");
        details.addClassName("kb-clear-next");
        Div words = new Div(sentence, details);
        words.addClassName("kb-clear-words");
        add(tick, words);
        getElement().setAttribute("tabindex", "-1");
    }

    void focus() {
        getElement().callJsFunction("focus");
    }

    /**
     * Redraws only if the facts or the day changed.
     *
     * @param empty whether there are no notices at all
     */
    void show(boolean empty, Outlook outlook, Instant now) {
        Shown current = new Shown(empty, outlook, Jst.day(now));
        if (current.equals(shown)) {
            return;
        }
        shown = current;
        sentence.setText(getTranslation(empty ? "notice.none" : "notice.calm"));
        details.removeAll();
        outlook.next()
                .ifPresent(end -> details.add(new Span(getTranslation(
                        "notice.none.next",
                        end.shop(),
                        TimeText.weekday(end.expiry().day())))));
        if (outlook.allValid()) {
            details.add(new Span(getTranslation("notice.none.valid", outlook.shops())));
        }
        tick.setVisible(outlook.allValid());
    }

    /**
     * The next event of a company whose notices need no action.
     *
     * @param next the key that expires next; empty if no expiry is known
     * @param allValid whether all keys are valid for more than 30 days, and the mall answers for each shop
     */
    record Outlook(Optional<NextExpiry> next, int shops, boolean allValid) {

        static Outlook of(List<ShopStatus> shops, Instant now) {
            Optional<ShopStatus> next = KeyStatus.nextToExpire(shops);
            return new Outlook(
                    next.flatMap(shop -> KeyStatus.expiry(shop).map(end -> new NextExpiry(shop.name(), end))),
                    shops.size(),
                    !shops.isEmpty()
                            && shops.stream()
                                    .allMatch(shop -> shop.askedAt() != null
                                            && shop.uncheckedSince(now) == null
                                            && KeyStatus.stage(shop, now) == KeyStage.GOOD));
        }
    }

    /** The shop whose key expires next. */
    record NextExpiry(String shop, Expiry expiry) {}
}

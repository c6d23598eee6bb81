package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.key.Expiry;

/**
 * Shows the keys that were entered on this page, one row for each, while jobs ask the mall. Sends only changed rows to
 * the browser.
 */
final class BulkLive extends Section {

    private final ShopStatuses statuses;
    private final Clock clock;
    private final List<Entered> entered;
    private final H2 heading = new H2(getTranslation("shop.bulk.entered"));
    private final Paragraph progress = new Paragraph();
    private final Button decide = new Button();
    private final Anchor home = new Anchor("", getTranslation("shop.renew.home"));
    private final Div actions = new Div(decide, home);
    private final Map<Entered, Div> cells = new LinkedHashMap<>();
    private Map<Entered, BulkKey> shown = Map.of();

    private final Paragraph checksGoOn = new Paragraph(getTranslation("shop.waiting.close"));

    /** Says what to do with the old keys that haven't expired, once the new key is in use. */
    private final Paragraph old = new Paragraph(getTranslation("shop.renew.done.old"));

    /** A sentence about the shop that expires next; empty if no expiry is known. */
    private String gained = "";

    /**
     * A key that was entered.
     *
     * @param name the name of the shop
     * @param replacesUnexpired whether the shop's key in use hadn't expired when this key was entered
     */
    record Entered(ShopId shop, GenerationId generation, String name, String lastFour, boolean replacesUnexpired) {}

    BulkLive(List<Entered> entered, ShopStatuses statuses, Decisions decisions, Clock clock) {
        this.entered = List.copyOf(entered);
        this.statuses = statuses;
        this.clock = clock;
        addClassNames("kb-section", "kb-bulk-live");
        heading.getElement().setAttribute("tabindex", "-1");
        DataTable table = new DataTable(
                heading.getText(),
                getTranslation("shop.name"),
                getTranslation("shop.bulk.new-key"),
                getTranslation("shop.fact.state"));
        this.entered.forEach(key -> table.row(
                new Anchor("shops/" + key.shop(), key.name()), BulkWords.tail(this, key.lastFour()), cell(key)));
        actions.addClassName("kb-actions");
        home.addClassNames("kb-button-link", "kb-button-framed");
        decide.addThemeVariants(ButtonVariant.PRIMARY);
        decide.addClickListener(
                _ -> decisions.ask(this.entered.stream().map(Entered::shop).toList()));
        old.setVisible(false);
        add(heading, progress, actions, checksGoOn, table, old);
    }

    private Div cell(Entered key) {
        Div cell = new Div();
        cell.addClassName("kb-bulk-state");
        cells.put(key, cell);
        return cell;
    }

    Instant draw() {
        Instant now = clock.instant();
        List<ShopStatus> shops = statuses.all();
        Map<ShopId, ShopStatus> all = ShopStatus.byShop(shops);
        Map<Entered, BulkKey> latest = new LinkedHashMap<>();
        entered.forEach(key ->
                latest.put(key, BulkKey.of(Optional.ofNullable(all.get(key.shop())), key.generation(), now)));
        String next = KeyStatus.nextToExpire(shops)
                .flatMap(shop -> KeyStatus.expiry(shop).map(end -> gained(shop, end)))
                .orElse("");
        if (!latest.equals(shown) || !next.equals(gained)) {
            gained = next;
            show(latest);
        }
        return NextLook.after(
                now,
                entered.stream()
                        .map(Entered::shop)
                        .distinct()
                        .flatMap(shop -> Optional.ofNullable(all.get(shop)).stream())
                        .toList());
    }

    private void show(Map<Entered, BulkKey> latest) {
        latest.forEach((key, state) -> {
            if (!state.equals(shown.get(key))) {
                state.drawInto(Objects.requireNonNull(cells.get(key)));
            }
        });
        boolean wasWaiting = shown.values().stream().anyMatch(state -> !state.wasTried());
        shown = latest;
        long open = shown.values().stream().filter(BulkKey::needsDecision).count();
        progress.setText(sentence(open));
        boolean done = shown.values().stream().allMatch(BulkKey::inUse);
        home.setVisible(done);
        checksGoOn.setVisible(shown.values().stream().anyMatch(BulkKey::goesOn));
        decide.setVisible(open > 0);
        decide.setText(getTranslation("shop.decide", open));
        actions.setVisible(open > 0 || done);
        old.setVisible(entered.stream()
                .anyMatch(key -> key.replacesUnexpired()
                        && Objects.requireNonNull(shown.get(key)).inUse()));
        if (wasWaiting && latest.values().stream().allMatch(BulkKey::wasTried)) {
            StatusLine.say(this, progress.getText());
        }
    }

    private String sentence(long open) {
        long tried = shown.values().stream().filter(BulkKey::wasTried).count();
        long inUse = shown.values().stream().filter(BulkKey::inUse).count();
        String progressed = getTranslation("shop.bulk.progress", entered.size(), tried, inUse, open);
        return inUse == entered.size() ? progressed + gained : progressed;
    }

    private String gained(ShopStatus shop, Expiry end) {
        return getTranslation("shop.bulk.gained", shop.name(), TimeText.weekday(end.day()));
    }

    /** Moves focus here after the form has been submitted. */
    void focus() {
        heading.getElement().callJsFunction("focus");
        heading.getElement().callJsFunction("scrollIntoView");
    }
}

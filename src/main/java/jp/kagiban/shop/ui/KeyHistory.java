package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.Question;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.attempt.AttemptRun;
import jp.kagiban.shop.key.KeyRecord;
import org.jspecify.annotations.Nullable;

/** Shows the generations of a shop's key: who entered each one, when it was in use, why it ended, and its attempts. */
final class KeyHistory extends Section {

    private final ShopId shop;
    private final ShopRecords shopRecords;
    private final ShopStatuses statuses;
    private final KeyActions keyActions;
    private final Function<MemberId, String> names;
    private final Function<GenerationId, List<AttemptRun>> attempts;
    private final Clock clock;
    private final Div generations = new Div();
    private final Div attemptFolds = new Div();
    private final Map<GenerationId, AttemptsFold> folds = new HashMap<>();
    private List<KeyRecord> shown = List.of();

    KeyHistory(
            ShopId shop,
            ShopRecords shopRecords,
            ShopStatuses statuses,
            KeyActions keyActions,
            Function<MemberId, String> names,
            Function<GenerationId, List<AttemptRun>> attempts,
            Clock clock) {
        this.shop = shop;
        this.shopRecords = shopRecords;
        this.statuses = statuses;
        this.keyActions = keyActions;
        this.names = names;
        this.attempts = attempts;
        this.clock = clock;
        addClassNames("kb-section", "kb-key-history");
        add(new H2(getTranslation("shop.history")), generations, attemptFolds);
    }

    Instant draw() {
        List<KeyRecord> records = shopRecords.history(shop);
        if (!records.equals(shown)) {
            shown = records;
            generations.removeAll();
            generations.add(table(records));
            records.reversed().forEach(this::fold);
        }
        records.forEach(
                key -> Objects.requireNonNull(folds.get(key.generation())).draw(key.state()));
        return NextLook.after(clock.instant(), statuses.of(shop).stream().toList());
    }

    /** Adds a fold for a new key. Existing folds stay in place, open or closed. */
    private void fold(KeyRecord key) {
        folds.computeIfAbsent(key.generation(), _ -> {
            AttemptsFold fold = new AttemptsFold(key, attempts);
            attemptFolds.addComponentAsFirst(fold);
            return fold;
        });
    }

    private Component table(List<KeyRecord> records) {
        DataTable table = new DataTable(
                getTranslation("shop.history"),
                getTranslation("shop.history.key"),
                getTranslation("shop.history.entered"),
                getTranslation("shop.history.active"),
                getTranslation("shop.history.ended"));
        records.forEach(key -> table.row(
                tail(key),
                new Span(getTranslation(
                        "shop.history.by", TimeText.minute(key.enteredAt()), names.apply(key.enteredBy()))),
                new Span(time(key.activeFrom())),
                end(key)));
        return table;
    }

    private Component tail(KeyRecord key) {
        Span tail = new Span(getTranslation("shop.tail", key.lastFour()));
        tail.addClassName("kb-mono");
        return new Div(new Div(getTranslation("shop.history.generation", key.number())), tail);
    }

    private Component end(KeyRecord key) {
        Div cell = new Div(new Span(endText(key)));
        if (key.secretsUntil() != null && keyActions.allowed()) {
            Button shred = new Button(getTranslation("shop.shred"), _ -> ask(key));
            shred.addThemeVariants(ButtonVariant.TERTIARY);
            shred.setAriaLabel(getTranslation("shop.shred.of", key.lastFour()));
            cell.add(new Div(new Span(getTranslation("shop.shred.until", TimeText.minute(key.secretsUntil()))), shred));
        }
        return cell;
    }

    private void ask(KeyRecord key) {
        new Question(
                        getTranslation("shop.shred.title"),
                        getTranslation("shop.shred.question", key.lastFour()),
                        getTranslation("shop.shred"),
                        () -> keyActions.afterProof(() -> destroy(key)))
                .open();
    }

    private void destroy(KeyRecord key) {
        keyActions.destroySecrets(key.generation());
        draw();
        StatusLine.say(this, getTranslation("shop.shred.done"));
    }

    private String endText(KeyRecord key) {
        if (key.endedAt() != null && key.endReason() != null) {
            String reason = getTranslation("shop.end." + Kebab.of(key.endReason()));
            return getTranslation("shop.history.end", TimeText.minute(key.endedAt()), reason);
        }
        if (key.state() == KeyRecord.State.ACTIVE && key.rejectedSince() != null) {
            return getTranslation("shop.history.refused", TimeText.minute(key.rejectedSince()));
        }
        return getTranslation("shop.history.state." + Kebab.of(key.state()));
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "–" : TimeText.minute(instant);
    }
}

package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Function;
import jp.kagiban.kit.KeptFocus;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shop.attempt.AttemptRun;
import jp.kagiban.shop.key.KeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * A fold with the attempts of one key, at first a few lines. The fold reads nothing until it is opened. The fold of a
 * waiting key is open from the start.
 */
final class AttemptsFold extends Details {

    private static final int FIRST_LINES = 3;
    private static final int MORE_LINES = 20;

    private final GenerationId generation;
    private final Function<GenerationId, List<AttemptRun>> attempts;
    private final String name;
    private final Div list = new Div();
    private final Button more = new Button(getTranslation("shop.attempt.more"), _ -> showMore());
    private int maxLines = FIRST_LINES;
    private KeyRecord.State state;
    private @Nullable List<AttemptRun> shown;

    AttemptsFold(KeyRecord key, Function<GenerationId, List<AttemptRun>> attempts) {
        this.generation = key.generation();
        this.attempts = attempts;
        this.name = getTranslation("shop.attempt.of", key.number(), key.lastFour());
        setSummaryText(name);
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.setAriaLabel(getTranslation("shop.attempt.more.of", key.number()));
        more.setVisible(false);
        add(list, more);
        KeptFocus.in(list);
        state = key.state();
        setOpened(state == KeyRecord.State.PENDING);
        addOpenedChangeListener(_ -> draw(state));
    }

    /** @param now the state of the key */
    void draw(KeyRecord.State now) {
        boolean changed = state != now;
        state = now;
        if (isOpened()) {
            List<AttemptRun> runs = attempts.apply(generation);
            if (changed || !runs.equals(shown)) {
                show(runs);
            }
        }
    }

    private void showMore() {
        maxLines += MORE_LINES;
        show(attempts.apply(generation));
    }

    private void show(List<AttemptRun> runs) {
        shown = runs;
        list.removeAll();
        list.add(
                runs.isEmpty()
                        ? new Paragraph(getTranslation("shop.attempt.none"))
                        : new AttemptTable(this, name, runs.subList(0, Math.min(maxLines, runs.size())), state)
                                .table());
        more.setVisible(runs.size() > maxLines);
    }
}

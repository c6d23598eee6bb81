package jp.kagiban.manual.ui;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.IntConsumer;
import jp.kagiban.manual.Progress;

/** The steps of a walk in one field, each with its number and, where it is done, the word for that. */
final class WalkChoice extends Select<Integer> {

    /** @param chosen called with the step that the reader selects */
    WalkChoice(IntConsumer chosen) {
        addClassName("kb-walk-choice");
        setLabel(getTranslation("manual.contents"));
        setPlaceholder(getTranslation("manual.walk.choose"));
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
    }

    /** @param now the number of the step that is shown; none of the walk's where its end is */
    void show(Progress walk, int now) {
        List<Integer> steps = walk.walk().steps();
        setItemLabelGenerator(step -> entry(walk, step));
        setItems(steps);
        setValue(steps.contains(now) ? now : null);
    }

    private String entry(Progress walk, int step) {
        String title = new StepWords(step, walk.walk(), this::getTranslation).title();
        String key = walk.done().containsKey(step) ? "manual.walk.entry.done" : "manual.walk.entry";
        return getTranslation(key, step, title);
    }
}

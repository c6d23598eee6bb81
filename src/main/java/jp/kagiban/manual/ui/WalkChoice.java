package jp.kagiban.manual.ui;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.IntConsumer;
import jp.kagiban.manual.Progress;

/** Shows the steps of a walk in a select field. Each entry has the step's number, and says if the step is done. */
final class WalkChoice extends Select<Integer> {

    /** @param onChoice receives the step that the reader selects */
    WalkChoice(IntConsumer onChoice) {
        addClassName("kb-walk-choice");
        setLabel(getTranslation("manual.contents"));
        setPlaceholder(getTranslation("manual.walk.choose"));
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                onChoice.accept(change.getValue());
            }
        });
    }

    /** @param current the number of the step that is shown; {@link WalkAddress#END} selects no step */
    void show(Progress walk, int current) {
        List<Integer> steps = walk.walk().steps();
        setItemLabelGenerator(step -> entry(walk, step));
        setItems(steps);
        setValue(steps.contains(current) ? current : null);
    }

    private String entry(Progress walk, int step) {
        String title = new StepWords(step, walk.walk(), this::getTranslation).title();
        String key = walk.done().containsKey(step) ? "manual.walk.entry.done" : "manual.walk.entry";
        return getTranslation(key, walk.walk().place(step), title);
    }
}

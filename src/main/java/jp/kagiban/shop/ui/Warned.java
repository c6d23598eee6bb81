package jp.kagiban.shop.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.shop.entry.Problem;

/** A checkbox that accepts warnings. Visible only if all problems are warnings. */
final class Warned extends Div {

    private final Checkbox accept = new Checkbox(getTranslation("shop.accept"));
    private Set<Problem.Kind> kinds = Set.of();

    Warned() {
        accept.setHelperText(getTranslation("shop.accept.help"));
        add(accept);
        clear();
    }

    /** Shows the checkbox unticked if all these problems are warnings. */
    void show(List<Problem> problems) {
        clear();
        if (problems.stream().map(Problem::kind).allMatch(Problem.Kind::warning)) {
            kinds = problems.stream().map(Problem::kind).collect(Collectors.toUnmodifiableSet());
            setVisible(!kinds.isEmpty());
        }
    }

    void clear() {
        kinds = Set.of();
        accept.setValue(false);
        setVisible(false);
    }

    /** Returns the accepted warnings. */
    Set<Problem.Kind> accepted() {
        return accept.getValue() ? kinds : Set.of();
    }
}

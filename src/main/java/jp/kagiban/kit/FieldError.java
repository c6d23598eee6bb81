package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import java.util.Optional;

/** The sentence beside a field by which its value is refused. The tab's title tells of it too, as long as one stands. */
public final class FieldError {

    private FieldError() {}

    /** Refuses the field's value with this sentence. */
    public static <F extends Component & HasValidation> void say(F field, String sentence) {
        show(field, Optional.of(sentence));
    }

    /** Takes back what was said of the field's last value. */
    public static <F extends Component & HasValidation> void clear(F field) {
        show(field, Optional.empty());
    }

    /** Refuses the field's value with this sentence where it is wrong, else takes back what was said before. */
    public static <F extends Component & HasValidation> void sayIf(boolean wrong, F field, String sentence) {
        show(field, wrong ? Optional.of(sentence) : Optional.empty());
    }

    /** Refuses the field's value with this sentence; without one, takes back what was said before. */
    public static <F extends Component & HasValidation> void show(F field, Optional<String> sentence) {
        field.setErrorMessage(sentence.orElse(""));
        field.setInvalid(sentence.isPresent());
        field.getElement().getNode().runWhenAttached(tab -> TabMark.of(tab).look(field));
    }
}

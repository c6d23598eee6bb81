package jp.kagiban.kit.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import java.util.Optional;
import jp.kagiban.kit.TabMark;

/** Shows beside a field why its value is refused. The tab's title shows an error too, as long as a field has one. */
public final class FieldError {

    private FieldError() {}

    /** Refuses the field's value with this sentence. */
    public static <F extends Component & HasValidation> void say(F field, String sentence) {
        show(field, Optional.of(sentence));
    }

    /** Removes the field's error. */
    public static <F extends Component & HasValidation> void clear(F field) {
        show(field, Optional.empty());
    }

    /** Refuses the field's value with this sentence if it is wrong, and otherwise removes the field's error. */
    public static <F extends Component & HasValidation> void sayIf(boolean wrong, F field, String sentence) {
        show(field, wrong ? Optional.of(sentence) : Optional.empty());
    }

    /** Refuses the field's value with this sentence, or removes the field's error if there is none. */
    public static <F extends Component & HasValidation> void show(F field, Optional<String> sentence) {
        field.setErrorMessage(sentence.orElse(""));
        field.setInvalid(sentence.isPresent());
        field.getElement().getNode().runWhenAttached(tab -> TabMark.of(tab).look(field));
    }
}

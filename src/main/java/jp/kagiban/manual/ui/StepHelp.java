package jp.kagiban.manual.ui;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import org.springframework.modulith.NamedInterface;

/** A step of the manual beside a form, which stays in use: at the right of a desk, at the lower edge of a phone. */
@NamedInterface("ui")
public final class StepHelp extends Dialog {

    /** @param step its number in the whole manual */
    public StepHelp(int step) {
        addClassName("kb-step-help");
        setModality(ModalityMode.MODELESS);
        setCloseOnOutsideClick(false);
        setHeaderTitle(new StepWords(step, null, this::getTranslation).title());
        Button close = new Button(getTranslation("manual.picture.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getHeader().add(close);
        add(new StepBody(step, null));
    }
}

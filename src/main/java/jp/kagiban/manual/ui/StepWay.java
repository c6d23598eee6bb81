package jp.kagiban.manual.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import jp.kagiban.manual.ManualStep;
import org.springframework.modulith.NamedInterface;

/** A button that opens a step of the manual beside the current page, so that no input is lost. */
@NamedInterface("ui")
public final class StepWay extends Button {

    public StepWay(ManualStep step, String label) {
        this(step.number(), label);
    }

    /** @param step its number in the whole manual */
    public StepWay(int step, String label) {
        super(label);
        addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("kb-step-way");
        addClickListener(_ -> getUI().ifPresent(tab -> StepHelp.open(tab, step)));
    }
}

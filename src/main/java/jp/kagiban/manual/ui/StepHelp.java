package jp.kagiban.manual.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import jp.kagiban.kit.Icons;
import jp.kagiban.manual.Manual;
import org.springframework.modulith.NamedInterface;

/**
 * Shows the steps of the manual beside a form, which stays usable. The help is at the right on desktops and at the
 * lower edge on phones. A tab has at most one.
 */
@NamedInterface("ui")
public final class StepHelp extends Dialog {

    private final Button back =
            new Button(getTranslation("manual.walk.back"), Icons.BACK.draw(), _ -> show(this.step - 1));
    private final Button next =
            new Button(getTranslation("manual.walk.on"), Icons.ONWARD.draw(), _ -> show(this.step + 1));
    private int step;

    private StepHelp() {
        addClassName("kb-step-help");
        setModality(ModalityMode.MODELESS);
        setCloseOnOutsideClick(false);
        Button close = new Button(getTranslation("manual.picture.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getHeader().add(close);
        next.setIconAfterText(true);
        getFooter().add(back, next);
    }

    /**
     * Shows a step in a tab, in place of a step that is open there.
     *
     * @param step its number in the whole manual
     */
    public static void open(UI tab, int step) {
        StepHelp help = ComponentUtil.getData(tab, StepHelp.class);
        if (help == null || !help.isOpened()) {
            help = new StepHelp();
            ComponentUtil.setData(tab, StepHelp.class, help);
        }
        help.show(step);
        help.open();
    }

    private void show(int wanted) {
        step = wanted;
        setHeaderTitle(new StepWords(step, null, this::getTranslation).title());
        back.setEnabled(step > 1);
        next.setEnabled(step < Manual.STEPS);
        removeAll();
        add(new StepBody(step, null));
    }
}

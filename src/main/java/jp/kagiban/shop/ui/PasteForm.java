package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.Collection;
import java.util.function.Consumer;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.PasteArea;
import jp.kagiban.kit.form.UnsavedInput;
import jp.kagiban.shop.bulk.PastedText;

/**
 * A field for pasted text, with its buttons. The server doesn't replace the text, so it stays until the member saves or
 * discards it.
 */
final class PasteForm extends Div {

    private final PasteArea area;
    private final Button previewButton = new Button(getTranslation("shop.bulk.look"));
    private final Button discard = new Button(getTranslation("shop.bulk.throw-away"), _ -> discard());
    private Runnable onChange = () -> {};
    private boolean wasRead;

    /** @param onPreview receives the text when the member asks for a preview */
    PasteForm(String label, String help, Consumer<String> onPreview) {
        area = new PasteArea(label, PastedText.LONGEST);
        area.setHelperText(help);
        area.setRequiredIndicatorVisible(true);
        area.setManualValidation(true);
        area.setWidthFull();
        area.addValueChangeListener(_ -> change());
        previewButton.addClickListener(_ -> oncePerRequest(() -> preview(onPreview)));
        previewButton.addThemeVariants(ButtonVariant.PRIMARY);
        Button file = new Button(getTranslation("shop.bulk.file"));
        area.readFileOnClick(file, () -> refuse(getTranslation("shop.bulk.file.unread")));
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        discard.setVisible(false);
        Div buttons = new Div(previewButton, file, discard);
        buttons.addClassName("kb-actions");
        addClassNames("kb-form", "kb-bulk-paste");
        add(area, buttons);
        new UnsavedInput(this).watch(area);
    }

    /** Sets a task that runs after the text has changed. A preview is outdated then. */
    PasteForm whenChanged(Runnable task) {
        onChange = task;
        return this;
    }

    /** Runs a task that reads the text. A request may carry hundreds of clicks, but only the first reads it. */
    void oncePerRequest(Runnable task) {
        if (!wasRead) {
            wasRead = true;
            getUI().ifPresent(ui -> ui.beforeClientResponse(this, _ -> wasRead = false));
            task.run();
        }
    }

    /** Shows the preview. The button for entering is the primary button then. */
    private void preview(Consumer<String> onPreview) {
        previewButton.removeThemeVariants(ButtonVariant.PRIMARY);
        onPreview.accept(area.getValue());
    }

    private void change() {
        FieldError.clear(area);
        previewButton.addThemeVariants(ButtonVariant.PRIMARY);
        discard.setVisible(!area.isEmpty());
        onChange.run();
    }

    private void discard() {
        area.clear();
        area.focus();
    }

    String pasted() {
        return area.getValue();
    }

    void refuse(String sentence) {
        previewButton.addThemeVariants(ButtonVariant.PRIMARY);
        FieldError.say(area, sentence);
        area.focus();
    }

    /** Keeps only these lines of the text. */
    void keepLines(Collection<Integer> lines) {
        area.keepLines(lines);
    }
}

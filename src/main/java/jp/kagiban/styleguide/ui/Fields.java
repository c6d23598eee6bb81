package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.FilterFold;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.csv.EncodingChoice;
import jp.kagiban.kit.form.DayPicker;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.kit.form.PasteArea;
import jp.kagiban.kit.form.PostForm;
import jp.kagiban.kit.form.SecretField;

/** Shows fields and the forms around them. */
final class Fields extends Div {

    Fields() {
        addClassName("kb-guide");
        add(
                new Sample("TextField", "guide.field", form(texts())),
                new Sample(SecretField.class.getSimpleName(), "guide.secret", form(secrets())),
                new Sample(
                        PasteArea.class.getSimpleName(),
                        "guide.paste-area",
                        form(new PasteArea(getTranslation("guide.paste-area.label"), 1000))),
                new Sample(EncodingChoice.class.getSimpleName(), "guide.encoding", new EncodingChoice()),
                new Sample(
                        DayPicker.class.getSimpleName(),
                        "guide.day",
                        form(new DayPicker(getTranslation("guide.day.label")))),
                new Sample("Checkbox, RadioButtonGroup, Select", "guide.choice", form(choices())),
                new Sample(
                        PostForm.class.getSimpleName() + ", " + PasswordInput.class.getSimpleName(),
                        "guide.post",
                        new PostForm("styleguide", new PasswordInput(getTranslation("guide.password"), "off"))),
                new Sample(FormSection.class.getSimpleName(), "guide.form", new Saved()),
                new Sample(FilterFold.class.getSimpleName(), "guide.filter", filter()));
    }

    private FilterFold filter() {
        FilterFold fold = new FilterFold();
        fold.add(form(new TextField(getTranslation("guide.filter.field"))));
        fold.narrows(true);
        return fold;
    }

    private static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassNames("kb-form", "kb-guide-form");
        return form;
    }

    private TextField[] texts() {
        TextField plain = new TextField(getTranslation("guide.field.plain"));
        plain.setHelperText(getTranslation("guide.field.help"));
        plain.setRequiredIndicatorVisible(true);
        TextField refused = new TextField(getTranslation("guide.field.refused"));
        refused.setValue(getTranslation("guide.field.value"));
        FieldError.say(refused, getTranslation("guide.field.error"));
        TextField fixed = new TextField(getTranslation("guide.field.fixed"));
        fixed.setValue(getTranslation("guide.field.value"));
        fixed.setReadOnly(true);
        TextField off = new TextField(getTranslation("guide.field.off"));
        off.setEnabled(false);
        return new TextField[] {plain, refused, fixed, off};
    }

    private SecretField[] secrets() {
        SecretField empty = new SecretField(getTranslation("guide.secret.empty"));
        SecretField masked = new SecretField(getTranslation("guide.secret.masked"));
        masked.setValue(getTranslation("guide.field.value"));
        return new SecretField[] {empty, masked};
    }

    private Component[] choices() {
        String first = getTranslation("guide.choice.first");
        String second = getTranslation("guide.choice.second");
        Checkbox box = new Checkbox(first, true);
        RadioButtonGroup<String> radio = new RadioButtonGroup<>(getTranslation("guide.choice.one"), first, second);
        radio.setValue(first);
        Select<String> select = new Select<>();
        select.setLabel(getTranslation("guide.choice.list"));
        select.setItems(first, second);
        select.setValue(second);
        return new Component[] {box, radio, select};
    }

    /** A form that has just saved. */
    private static final class Saved extends FormSection {

        Saved() {
            super("guide.form.heading");
            form(new TextField(getTranslation("guide.form.field")));
            actions(
                    new Button(getTranslation("guide.form.save"), _ -> done(getTranslation("guide.form.saved"))),
                    new Button(
                            getTranslation("guide.form.refuse"),
                            _ -> say(Severity.EXPIRED, getTranslation("guide.form.refused"))));
            done(getTranslation("guide.form.saved"));
        }
    }
}

package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import jp.kagiban.kit.OncePerRequest;
import jp.kagiban.kit.PrintButton;
import jp.kagiban.kit.PushButton;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.kit.form.PasskeyButton;
import jp.kagiban.kit.form.PasteButton;
import jp.kagiban.kit.form.Question;

/** Shows buttons, and the questions before actions that can't be undone. */
final class Deeds extends Div {

    Deeds() {
        addClassName("kb-guide");
        Button delete = new Button(getTranslation("guide.delete"), _ -> confirmDelete());
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        add(
                new Sample("Button", "guide.button", row(buttons())),
                new Sample(ConfirmDelete.class.getSimpleName(), "guide.confirm", row(delete)),
                new Sample(Question.class.getSimpleName(), "guide.question", row(withdraw())),
                new Sample(PasskeyButton.class.getSimpleName(), "guide.passkey", row(passkey())),
                new Sample(PushButton.class.getSimpleName(), "guide.push", row(push())),
                new Sample(PasteButton.class.getSimpleName(), "guide.paste", row(paste())),
                new Sample(
                        PrintButton.class.getSimpleName(),
                        "guide.print",
                        row(new PrintButton(getTranslation("guide.print.press")))),
                new Sample(
                        OncePerRequest.class.getSimpleName(),
                        "guide.once",
                        row(new OncePerRequest(getTranslation("audit.check"), () -> {}))));
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("kb-actions");
        return row;
    }

    private Component[] buttons() {
        Button main = new Button(getTranslation("guide.button.main"));
        main.addThemeVariants(ButtonVariant.PRIMARY);
        Button quiet = new Button(getTranslation("guide.button.quiet"));
        quiet.addThemeVariants(ButtonVariant.TERTIARY);
        Button off = new Button(getTranslation("guide.button.off"));
        off.setEnabled(false);
        Anchor link = new Anchor("manual", getTranslation("guide.button.link"));
        link.addClassName("kb-button-link");
        return new Component[] {main, new Button(getTranslation("guide.button.plain")), quiet, off, link};
    }

    private void confirmDelete() {
        new ConfirmDelete(
                        getTranslation("guide.confirm.title"),
                        getTranslation("guide.confirm.question"),
                        List.of(getTranslation("guide.confirm.effect"), getTranslation("guide.confirm.not")),
                        getTranslation("guide.delete"),
                        () -> StatusLine.say(this, getTranslation("guide.confirm.done")))
                .named(getTranslation("guide.confirm.name"), getTranslation("guide.field.value"))
                .open();
    }

    private Component[] paste() {
        TextField field = new TextField(getTranslation("guide.paste.field"));
        Runnable refused = () -> StatusLine.say(this, getTranslation("guide.paste.refused"));
        return new Component[] {field, new PasteButton(getTranslation("guide.paste.press"), field, () -> {}, refused)};
    }

    private Button withdraw() {
        String label = getTranslation("guide.question.deed");
        return new Button(
                label,
                _ -> new Question(
                                getTranslation("guide.question.title"),
                                getTranslation("guide.question.text"),
                                label,
                                () -> StatusLine.say(this, getTranslation("guide.question.done")))
                        .open());
    }

    /** Returns a button whose request every browser refuses. */
    private PasskeyButton passkey() {
        return new PasskeyButton(
                getTranslation("guide.passkey.use"),
                PasskeyButton.Kind.USE,
                () -> "{}",
                _ -> StatusLine.say(this, getTranslation("guide.passkey.failed")),
                _ -> StatusLine.say(this, getTranslation("guide.passkey.failed")));
    }

    /** Returns a button without a key, so that every browser refuses the subscription. */
    private PushButton push() {
        return new PushButton(
                getTranslation("guide.push.use"),
                "",
                "",
                (_, _) -> {},
                _ -> StatusLine.say(this, getTranslation("guide.push.failed")),
                _ -> StatusLine.say(this, getTranslation("guide.push.failed")));
    }
}

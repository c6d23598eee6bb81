package jp.kagiban.login.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.PasskeyButton;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.passkey.PasskeyLogIns.Question;
import org.jspecify.annotations.Nullable;

/** The button that asks for a passkey, with an error line above. */
public final class PasskeyUse extends Div {

    private final PasskeyLogIns passkeys;
    private final BiPredicate<Question, String> check;
    private final Div message = new Div();
    private @Nullable Question asked;

    /** @param check checks the answer to a question, and continues if it is right */
    public PasskeyUse(PasskeyLogIns passkeys, BiPredicate<Question, String> check) {
        this.passkeys = passkeys;
        this.check = check;
        PasskeyButton button = new PasskeyButton(
                getTranslation("login.passkey.use"),
                PasskeyButton.Kind.USE,
                this::ask,
                this::onAnswer,
                _ -> showError("login.passkey.failed"));
        button.setWidthFull();
        add(message, button);
    }

    /** @param check checks the answer to a question, and returns the URL to open if it is right */
    public static PasskeyUse leadingOn(PasskeyLogIns passkeys, BiFunction<Question, String, Optional<String>> check) {
        return new PasskeyUse(passkeys, (question, answer) -> {
            Optional<String> next = check.apply(question, answer);
            next.ifPresent(UI.getCurrent().getPage()::setLocation);
            return next.isPresent();
        });
    }

    private String ask() {
        Question question = passkeys.ask();
        asked = question;
        return question.json();
    }

    private void onAnswer(String answer) {
        Question question = asked;
        asked = null;
        if (question == null || !check.test(question, answer)) {
            showError("login.passkey.refused");
        }
    }

    private void showError(String key) {
        message.removeAll();
        message.add(MessagePanel.line(Severity.URGENT, getTranslation(key)));
    }
}

package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.login.member.AccountResult;

/** Shows a result beside its field or above the form. */
final class AccountResultWords {

    private AccountResultWords() {}

    static String key(AccountResult answer) {
        return "login.answer." + answer.name().toLowerCase(Locale.ROOT);
    }

    /** Clears the field, or shows the problem there if the result's name begins with this name. */
    static <F extends Component & HasValidation> void beside(F field, AccountResult answer, String name) {
        FieldError.sayIf(answer.name().startsWith(name), field, field.getTranslation(key(answer)));
    }

    static boolean isOfField(AccountResult answer) {
        return Stream.of("CURRENT", "EMAIL", "NAME", "PASSWORD")
                .anyMatch(name -> answer.name().startsWith(name));
    }

    static void above(Div message, Severity severity, String key, Object... arguments) {
        message.removeAll();
        MessagePanel panel = MessagePanel.line(severity, message.getTranslation(key, arguments));
        message.add(panel);
        panel.focus();
        StatusLine.say(message, message.getTranslation(key, arguments));
    }
}

package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.login.Consents;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.login.ui.ConsentBox;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.SignUp;

/** Base of the pages to create an account or open a company. It has the fields, and shows the problem beside each. */
abstract class SignUpPage extends EntryPage {

    final TextField company = text("signup.company", "organization");
    final TextField name = text("signup.name", "name");
    final TextField email = text("signup.email", "email");
    final PasswordInput password = new PasswordInput(getTranslation("signup.password"), "new-password");
    final ConsentBox consent;
    private final SessionStarter sessions;

    /** @param title a key of the translation files */
    SignUpPage(String title, SessionStarter sessions, Consents consents) {
        this.sessions = sessions;
        this.consent = new ConsentBox(consents);
        title(getTranslation(title));
        PhoneKeyboard.EMAIL.showFor(email);
        password.setHelperText(getTranslation("signup.password.rule"));
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
    }

    private TextField text(String key, String autocomplete) {
        TextField field = new TextField(getTranslation(key));
        field.getElement().setAttribute("autocomplete", autocomplete);
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        return field;
    }

    final void show(Optional<SignUp.CompanyProblem> problem) {
        show(company, problem.map(found -> "company." + lower(found)));
    }

    final void show(List<AccountResult> problems) {
        show(name, first(problems, "NAME"));
        show(email, first(problems, "EMAIL"));
        show(password, first(problems, "PASSWORD"));
    }

    /** The first problem of this field. Names of problems start with their field, such as {@code EMAIL_TAKEN}. */
    static Optional<String> first(List<AccountResult> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.name().startsWith(field))
                .map(SignUpPage::lower)
                .findFirst();
    }

    private static String lower(Enum<?> problem) {
        return problem.name().toLowerCase(Locale.ROOT);
    }

    private static <F extends Component & HasValidation> void show(F field, Optional<String> problem) {
        FieldError.show(field, problem.map(found -> field.getTranslation("signup.problem." + found)));
    }

    /** Logs the new member in, and loads the home page of their company. */
    final void logInAndOpenHome(MemberId member) {
        UI.getCurrent().getPage().setLocation(sessions.logIn(member));
    }
}

package jp.kagiban.login.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.TimeText;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.LoginAttempts;
import jp.kagiban.login.session.LoginAttempts.Attempt;
import jp.kagiban.shared.Kebab;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Lists the recent attempts to log in as the member, right and wrong ones. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(60)
class LoginAttemptSection extends Section implements SecuritySection {

    LoginAttemptSection(LoginAttempts attempts, CurrentMember self) {
        List<Attempt> recent = attempts.latest(self.id());
        setId("attempts");
        addClassName("kb-section");
        add(new H2(getTranslation("login.signins.heading")));
        add(new Paragraph(getTranslation(recent.isEmpty() ? "login.signins.none" : "login.signins.text")));
        if (!recent.isEmpty()) {
            add(table(recent));
        }
    }

    private DataTable table(List<Attempt> recent) {
        DataTable table = new DataTable(
                getTranslation("login.signins.table"),
                getTranslation("login.signins.at"),
                getTranslation("login.sessions.device"),
                getTranslation("login.sessions.address"),
                getTranslation("login.signins.factor"),
                getTranslation("login.signins.result"));
        recent.forEach(attempt -> table.row(
                new Span(TimeText.minute(attempt.at())),
                new Span(attempt.browser()),
                new Span(attempt.address()),
                new Span(factorName(attempt.factor())),
                new Span(getTranslation(attempt.taken() ? "login.signins.taken" : "login.signins.refused"))));
        return table;
    }

    private String factorName(Factor factor) {
        return getTranslation("login.signins." + Kebab.of(factor));
    }
}

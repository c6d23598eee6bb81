package jp.kagiban.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shell.layout.MainLayout;
import jp.kagiban.tenancy.Suspensions.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * Shown to members of a suspended company, with the reason and the time of the suspension. The account menu leads to
 * the member's other companies.
 */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class SuspendedPage extends ErrorPage implements HasErrorParameter<SuspendedPage.CompanySuspended> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<CompanySuspended> parameter) {
        Suspension suspension = parameter.getException().suspension();
        show("shell.suspended.title", getTranslation("shell.suspended.text", suspension.company()));
        add(
                new Facts()
                        .fact(getTranslation("shell.suspended.since"), TimeText.minute(suspension.since()))
                        .fact(getTranslation("shell.suspended.reason"), suspension.reason()),
                new Paragraph(getTranslation("shell.suspended.ask")));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    /** Thrown if the company of the tab has been suspended. Public, since Vaadin creates it by reflection. */
    public static class CompanySuspended extends RuntimeException {

        private final transient @Nullable Suspension suspension;

        CompanySuspended(Suspension suspension) {
            super("This company has been suspended");
            this.suspension = suspension;
        }

        Suspension suspension() {
            return Objects.requireNonNull(suspension);
        }
    }
}

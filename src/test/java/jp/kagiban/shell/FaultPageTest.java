package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What somebody sees of a fault that nobody foresaw: a reference, under which it stands in the log once. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class FaultPageTest extends SpringBrowserlessTest {

    private static final String REFERENCE = "[2-9A-Z]{4}-[2-9A-Z]{4}";
    private static final RuntimeException FAULT =
            new IllegalStateException("SL987654_secret", new IllegalArgumentException("select * from member"));

    private static final RuntimeException OUTAGE =
            new IllegalStateException(new SQLTransientConnectionException("Connection is not available"));

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("jp.kagiban");
    }

    private void enterAViewThatFails() {
        UI.getCurrent().addBeforeEnterListener(FaultPageTest::fail);
        UI.getCurrent().navigate("shops");
    }

    private static void fail(BeforeEnterEvent entering) {
        if (entering.getLocation().getPath().equals("shops") && !entering.isErrorEvent()) {
            entering.rerouteToError(FAULT, "");
        }
    }

    private String referenceIn(String page) {
        List<String> found = java.util.regex.Pattern.compile(REFERENCE)
                .matcher(page)
                .results()
                .map(java.util.regex.MatchResult::group)
                .distinct()
                .toList();
        assertThat(found).as(page).hasSize(1);
        return found.getFirst();
    }

    private void assertThatItTellsItsReferenceAlone() {
        String page = PageText.html(UI.getCurrent()) + PageText.of(UI.getCurrent());
        assertThat(page).contains("受付番号").doesNotContain("SL987654", "select * from", "IllegalState", "jp.kagiban");
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains(referenceIn(page)))
                .satisfies(event ->
                        assertThat(event.getThrowableProxy().getMessage()).isEqualTo(FAULT.getMessage()));
    }

    @Test
    void aViewThatFailsTellsItsReferenceAlone() {
        enterAViewThatFails();
        assertThat(find(H1.class).single().getText()).contains("予期しない問題");
        assertThatItTellsItsReferenceAlone();
        assertThat(UI.getCurrent().getInternals().getActiveRouterTargetsChain().getFirst())
                .isInstanceOf(FaultPage.class);
    }

    @Test
    void soDoesAPressThatFailsAndThePageStays() {
        UI.getCurrent().navigate("manual");
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(FAULT));
        assertThat(find(Dialog.class).single().isOpened()).isTrue();
        assertThatItTellsItsReferenceAlone();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("manual");
    }

    /** Each dialog takes memory. */
    @Test
    void manyPressesThatFailShowOneDialog() {
        UI.getCurrent().navigate("manual");
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(OUTAGE));
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(OUTAGE));
        assertThat(find(Dialog.class).all()).hasSize(1);
    }

    @Test
    void anOutageOfTheDatabaseIsSaidAsSuchAndIsNoFault() {
        UI.getCurrent().navigate("manual");
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(OUTAGE));
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("データベースにつながりません");
        assertThat(PageText.of(UI.getCurrent())).contains("それより前に保存した内容は失われません");
        assertThat(log.list).isEmpty();
    }

    @Test
    void tooManyPasswordsAtOnceAreSaidAsSuchAndAreNoFault() {
        UI.getCurrent().navigate("manual");
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new HashesBusy()));
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("混み合っています");
        assertThat(log.list).isEmpty();
    }

    @Test
    void tooManyChangesAreSaidAsSuchAndAreNoFault() {
        UI.getCurrent().navigate("manual");
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new TooManyEntries()));
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("操作が多すぎます");
        assertThat(log.list).isEmpty();
    }

    @Test
    void soAreTooManyLooksAtSecrets() {
        UI.getCurrent().addBeforeEnterListener(entering -> {
            if (!entering.isErrorEvent()) {
                entering.rerouteToError(new TooManyEntries(), "");
            }
        });
        UI.getCurrent().navigate("shops");
        assertThat(find(H1.class).single().getText()).isEqualTo("操作が多すぎます");
        assertThat(log.list).isEmpty();
    }

    private static final class Away extends IllegalStateException implements OutOfReach {}

    @Test
    void whereKeysCanNotBeReachedAPressIsToldSo() {
        UI.getCurrent().navigate("manual");
        VaadinSession.getCurrent().getErrorHandler().error(new ErrorEvent(new IllegalStateException(new Away())));
        assertThat(find(Dialog.class).single().getHeaderTitle()).isEqualTo("今は開けません");
        assertThat(PageText.of(UI.getCurrent())).contains("入力した内容はこの画面に残っています");
        assertThat(log.list).isEmpty();
    }

    @Test
    void soIsWhoeverOpensAView() {
        UI.getCurrent().addBeforeEnterListener(entering -> {
            if (!entering.isErrorEvent()) {
                entering.rerouteToError(new Away(), "");
            }
        });
        UI.getCurrent().navigate("shops");
        assertThat(find(H1.class).single().getText()).isEqualTo("今は開けません");
        assertThat(log.list).isEmpty();
    }

    @Test
    void noTwoFaultsShareAReference() {
        assertThat(FaultReference.log(FAULT)).matches(REFERENCE).isNotEqualTo(FaultReference.log(FAULT));
    }
}

package jp.kagiban.operator.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import jp.kagiban.audit.HistoryDownload;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistoryFilterBar;
import jp.kagiban.audit.HistoryList;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.kit.FilterFold;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.OncePerRequest;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.operator.LoginSpaceDesk;
import jp.kagiban.operator.OperatorsOnly;
import jp.kagiban.shared.Jst;

/** Shows logins, and changes of second factors, over all companies. The filter is part of the page's address. */
@Route("operator/history")
@PermitAll
@Personal
@OperatorsOnly
class LoginSpaceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** The days that are shown unless another first day is chosen. The whole history may be very long. */
    private static final int DAYS = 30;

    private final LoginSpaceDesk desk;
    private final StepUp stepUp;
    private final Clock clock;
    private final HistoryWords words;
    private final HistoryList list;
    private final HistoryFilterBar bar;
    private final FilterFold fold = new FilterFold();
    private final Div message = new Div();
    private HistoryFilter filter = HistoryFilter.NONE;

    LoginSpaceView(LoginSpaceDesk desk, Accounts accounts, StepUp stepUp, Clock clock) {
        this.desk = desk;
        this.stepUp = stepUp;
        this.clock = clock;
        words = new HistoryWords(UI.getCurrent(), id -> accounts.name(id).orElse(""));
        list = new HistoryList(words, desk, "operator/history");
        bar = HistoryFilterBar.ofLoginSpace(words, this::open);
        fold.add(bar);
        addClassNames("kb-page", "kb-page-wide", "kb-operator");
        PageHeader header = new PageHeader(getTranslation("operator.history"))
                .back(new Anchor("operator", getTranslation("operator.title")))
                .actions(
                        new OncePerRequest(getTranslation("audit.check"), this::check),
                        new Button(getTranslation("audit.export"), _ -> stepUp.then(this::export)));
        add(header, new Paragraph(getTranslation("operator.history.text")), message, fold, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        HistoryFilter wanted = HistoryFilter.of(entering.getLocation().getQueryParameters());
        filter = wanted.isNone() ? HistoryFilter.since(Jst.day(clock.instant()).minusDays(DAYS)) : wanted;
        bar.show(filter);
        fold.narrows(!filter.isNone());
        bar.found(list.show(filter));
    }

    private void open(HistoryFilter wanted) {
        if (!wanted.equals(filter)) {
            UI.getCurrent().navigate(LoginSpaceView.class, wanted.query());
        }
    }

    private void check() {
        message.removeAll();
        MessagePanel panel = desk.check(this);
        message.add(panel);
        panel.focus();
        bar.found(list.show(filter));
    }

    private void export() {
        String name = "login-history-" + Jst.stamp(clock.instant()) + ".csv";
        HistoryFilter wanted = filter;
        new HistoryDownload(name, stepUp::fresh, out -> desk.export(wanted, words, out)).open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("operator.history") + getTranslation("kit.title.tail");
    }
}

package jp.kagiban.operator;

import com.vaadin.flow.component.Component;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import jp.kagiban.audit.ChainReport;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryExport;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistorySource;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.ProofTooOld;
import org.springframework.stereotype.Service;

/**
 * Shows the history of the login space: logins of all members, and changes of their second factors. Each method first
 * checks that the current member is an operator, and throws {@link OperatorNeeded} otherwise.
 */
@Service
public class LoginSpaceDesk implements HistorySource {

    private static final String ADDRESS = "operator/history";

    private final CurrentOperator operator;
    private final LoginSpaceHistory history;
    private final ChainReport report;
    private final HistoryExport export;
    private final MemberSessions login;

    LoginSpaceDesk(
            CurrentOperator operator,
            LoginSpaceHistory history,
            ChainReport report,
            HistoryExport export,
            MemberSessions login) {
        this.operator = operator;
        this.history = history;
        this.report = report;
        this.export = export;
        this.login = login;
    }

    @Override
    public int count(HistoryFilter filter) {
        operator.id();
        return history.count(filter);
    }

    @Override
    public List<Entry> page(HistoryFilter filter, int offset, int limit) {
        operator.id();
        return history.page(filter, offset, limit);
    }

    @Override
    public List<Entry> before(HistoryFilter filter, long seq, int limit) {
        operator.id();
        login.requireGoingOn(ADDRESS);
        return history.before(filter, seq, limit);
    }

    /** Checks the whole chain, and returns the result. */
    public MessagePanel check(Component at) {
        operator.id();
        return report.ofLoginSpace(at);
    }

    /**
     * Writes the history as CSV. The caller closes the stream.
     *
     * @throws ProofTooOld if the operator's proof of identity is too old
     */
    public void export(HistoryFilter filter, HistoryWords words, OutputStream out) throws IOException {
        export.ofLoginSpace(this, filter, words, operator.fresh(ADDRESS), out);
    }
}

package jp.kagiban.operator;

import com.vaadin.flow.component.Component;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import jp.kagiban.audit.ChainReport;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryExport;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistorySource;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.login.LastingLogin;
import jp.kagiban.login.ProofTooOld;
import jp.kagiban.login.RecentProof;
import jp.kagiban.login.Refusals;
import org.springframework.stereotype.Service;

/**
 * The history of the login space: logins of all members, and what proves them. Each method asks first whether the member who is
 * logged in runs the portal, and throws {@link OperatorNeeded} otherwise.
 */
@Service
public class LoginSpaceDesk implements HistorySource {

    private static final String ADDRESS = "operator/history";

    private final Operators operators;
    private final LoginSpaceHistory history;
    private final ChainReport report;
    private final HistoryExport export;
    private final RecentProof proof;
    private final LastingLogin login;

    LoginSpaceDesk(
            Operators operators,
            LoginSpaceHistory history,
            ChainReport report,
            HistoryExport export,
            RecentProof proof,
            LastingLogin login) {
        this.operators = operators;
        this.history = history;
        this.report = report;
        this.export = export;
        this.proof = proof;
        this.login = login;
    }

    @Override
    public int count(HistoryFilter filter) {
        operators.required();
        return history.count(filter);
    }

    @Override
    public List<Entry> page(HistoryFilter filter, int offset, int limit) {
        operators.required();
        return history.page(filter, offset, limit);
    }

    @Override
    public List<Entry> before(HistoryFilter filter, long seq, int limit) {
        operators.required();
        login.require(ADDRESS);
        return history.before(filter, seq, limit);
    }

    /** Walks the whole chain, and says what was found. */
    public MessagePanel check(Component at) {
        operators.required();
        return report.ofLoginSpace(at);
    }

    /**
     * Writes it as CSV. The caller closes the stream.
     *
     * @throws ProofTooOld if he hasn't proven himself lately
     */
    public void export(HistoryFilter filter, HistoryWords words, OutputStream out) throws IOException {
        UUID operator = operators.required();
        if (!proof.fresh()) {
            operators.refused(ADDRESS, Refusals.Reason.PROOF_TOO_OLD);
            throw new ProofTooOld();
        }
        export.ofLoginSpace(this, filter, words, operator, out);
    }
}

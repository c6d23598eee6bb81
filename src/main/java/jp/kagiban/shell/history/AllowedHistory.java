package jp.kagiban.shell.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.ChainReport;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.HistorySource;
import jp.kagiban.audit.HistoryWords;
import jp.kagiban.audit.Subject;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.login.Accounts;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/**
 * Reads the company's history for members who may see it. Each further read of an open page checks the permission
 * again.
 */
@SpringComponent
class AllowedHistory implements HistorySource {

    private final History history;
    private final ChainReport report;
    private final Access access;
    private final Accounts accounts;
    private final AuditTrail trail;

    AllowedHistory(History history, ChainReport report, Access access, Accounts accounts, AuditTrail trail) {
        this.history = history;
        this.report = report;
        this.access = access;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** Returns texts for entries in the tab's language, with names of members and shops. */
    HistoryWords words(UI ui) {
        return new HistoryWords(
                ui,
                member -> accounts.name(member).orElse(""),
                shop -> trail.name(Subject.shop(shop)).orElse(""));
    }

    /** Returns the members that the history names. */
    List<MemberId> people() {
        return history.people();
    }

    @Override
    public int count(HistoryFilter filter) {
        access.require(Permission.SEE_HISTORY);
        return history.count(filter);
    }

    @Override
    public List<Entry> page(HistoryFilter filter, int offset, int limit) {
        access.require(Permission.SEE_HISTORY);
        return history.page(filter, offset, limit);
    }

    @Override
    public List<Entry> before(HistoryFilter filter, long seq, int limit) {
        access.requireStill(Permission.SEE_HISTORY);
        return history.before(filter, seq, limit);
    }

    /** Checks the permission again; called before each part of a file is written. */
    void requireStill() {
        access.requireStill(Permission.SEE_HISTORY);
    }

    /** Checks the whole chain of entries, and returns a panel with the result. */
    MessagePanel check(Component at) {
        access.require(Permission.SEE_HISTORY);
        return report.ofCompany(at);
    }
}

package jp.kagiban.audit;

import java.util.List;
import jp.kagiban.shared.LoginSpace;
import org.springframework.stereotype.Component;

/**
 * Reads the history of the login space, even if a tenant is current. Callers must check that the reader is an operator.
 */
@Component
public class LoginSpaceHistory implements HistorySource {

    private final History history;
    private final ChainScope scope;

    LoginSpaceHistory(History history, ChainScope scope) {
        this.history = history;
        this.scope = scope;
    }

    @Override
    public int count(HistoryFilter filter) {
        return scope.in(LoginSpace.OWNER, () -> history.count(LoginSpace.OWNER, filter));
    }

    @Override
    public List<Entry> page(HistoryFilter filter, int offset, int limit) {
        return scope.in(LoginSpace.OWNER, () -> history.page(LoginSpace.OWNER, filter, offset, limit));
    }

    @Override
    public List<Entry> before(HistoryFilter filter, long seq, int limit) {
        return scope.in(LoginSpace.OWNER, () -> history.before(LoginSpace.OWNER, filter, seq, limit));
    }
}

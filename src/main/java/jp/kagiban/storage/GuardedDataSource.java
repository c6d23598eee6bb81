package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.kagiban.shared.CurrentRequest;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.springframework.core.InfrastructureProxy;

/**
 * Puts the SQL guard in front of a pool. Tells Spring which pool it wraps, because Spring finds a transaction's
 * connection by its pool. Otherwise, a job planned in a transaction would use another connection and survive the
 * rollback.
 */
final class GuardedDataSource extends ProxyDataSource implements InfrastructureProxy {

    /** How long a screen's request waits for an answer of the database, in milliseconds. */
    private static final int SCREEN_TIMEOUT_MILLIS = 4_000;

    GuardedDataSource(DataSource pool, QueryExecutionListener guard) {
        super(pool);
        addListener(guard);
        getProxyConfig().setRetrieveIsolationLevel(false);
    }

    /**
     * Sets a short timeout for screens, because a cut connection gives no sign. Jobs keep the longer timeout of the database's
     * URL. The pool restores the timeout.
     */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (CurrentRequest.find().isPresent()) {
            connection.setNetworkTimeout(Runnable::run, SCREEN_TIMEOUT_MILLIS);
        }
        return connection;
    }

    @Override
    public Object getWrappedObject() {
        return getDataSource();
    }
}

package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jp.kagiban.shared.CurrentRequest;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.springframework.core.InfrastructureProxy;

/**
 * A pool behind the SQL guard. It tells Spring which pool it stands for, because transactions are kept by the pool: else a job
 * planned in a transaction would go through another connection and survive the rollback.
 */
final class GuardedDataSource extends ProxyDataSource implements InfrastructureProxy {

    /** For how long a member at a screen waits for an answer of the database that doesn't come; in milliseconds. */
    private static final int SCREEN_PATIENCE = 4_000;

    GuardedDataSource(DataSource pool, QueryExecutionListener guard) {
        super(pool);
        addListener(guard);
        getProxyConfig().setRetrieveIsolationLevel(false);
    }

    /** A cut line says nothing. Jobs, which wait for no reader, have the patience of the address; the pool brings it back. */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (CurrentRequest.find().isPresent()) {
            connection.setNetworkTimeout(Runnable::run, SCREEN_PATIENCE);
        }
        return connection;
    }

    @Override
    public Object getWrappedObject() {
        return getDataSource();
    }
}

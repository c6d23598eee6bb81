package jp.kagiban.storage;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.springframework.core.InfrastructureProxy;

/**
 * A pool behind the SQL guard. It tells Spring which pool it stands for, because transactions are kept by the pool: else a job
 * planned in a transaction would go through another connection and survive the rollback.
 */
final class GuardedDataSource extends ProxyDataSource implements InfrastructureProxy {

    GuardedDataSource(DataSource pool, QueryExecutionListener guard) {
        super(pool);
        addListener(guard);
        getProxyConfig().setRetrieveIsolationLevel(false);
    }

    @Override
    public Object getWrappedObject() {
        return getDataSource();
    }
}

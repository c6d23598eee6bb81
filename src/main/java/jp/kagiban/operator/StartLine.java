package jp.kagiban.operator;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Logs in one line what runs, once the portal is ready. */
@Component
class StartLine {

    private static final Logger LOG = LoggerFactory.getLogger(StartLine.class);

    private final DataSource database;
    private final Malls malls;
    private final PublicAddress address;

    StartLine(DataSource database, Malls malls, PublicAddress address) {
        this.database = database;
        this.malls = malls;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void log() throws MetaDataAccessException {
        LOG.info(
                "Kagiban {} is ready: node {}, database {}, malls {}, {}",
                Version.own(),
                HostName.own(),
                JdbcUtils.extractDatabaseMetaData(database, StartLine::product),
                malls.all().stream().map(mall -> mall.id().name()).collect(Collectors.joining(", ")),
                address.base());
    }

    private static String product(DatabaseMetaData database) throws SQLException {
        return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
    }
}

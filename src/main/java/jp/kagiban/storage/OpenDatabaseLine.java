package jp.kagiban.storage;

import jp.kagiban.shared.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Warns at the start if a setting leaves the connection to a MySQL on another machine open to eavesdropping. */
@Component
class OpenDatabaseLine implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabaseLine.class);

    private final boolean open;

    OpenDatabaseLine(Settings settings) {
        open = isOpen(settings.db());
    }

    @Override
    public void afterPropertiesSet() {
        if (open) {
            LOG.warn("KAGIBAN_DB_TLS leaves the line to the database open to eavesdropping; set it to verify or ca");
        }
    }

    static boolean isOpen(Settings.Db database) {
        DatabaseTls tls = DatabaseTls.of(database.tls());
        return database.url() != null
                && tls != null
                && tls.open()
                && !MySqlAddress.of(database.url()).isLocal();
    }
}

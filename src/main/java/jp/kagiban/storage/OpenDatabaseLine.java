package jp.kagiban.storage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says at the start that the line to a MySQL elsewhere is open to others, where a setting wants it so. */
@Component
class OpenDatabaseLine implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabaseLine.class);

    private final String url;
    private final @Nullable DatabaseTls tls;

    OpenDatabaseLine(@Value("${kagiban.db.url:}") String url, @Value("${kagiban.db.tls:}") String tls) {
        this.url = url;
        this.tls = DatabaseTls.of(tls);
    }

    @Override
    public void afterPropertiesSet() {
        if (isOpen()) {
            LOG.warn("KAGIBAN_DB_TLS: whoever is on the way to the database can read along or answer in its place");
        }
    }

    boolean isOpen() {
        return !url.isBlank()
                && tls != null
                && tls.open()
                && !MySqlAddress.of(url).isLocal();
    }
}

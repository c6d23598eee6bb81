package jp.kagiban.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code KAGIBAN_SEALS_DIR}: where the last seal of each chain is kept outside of the database. */
@ConfigurationProperties("kagiban.seals")
record SealsFolder(Path dir) {}

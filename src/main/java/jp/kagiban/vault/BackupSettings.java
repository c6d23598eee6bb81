package jp.kagiban.vault;

import java.time.Duration;
import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Says how long backups of the database are kept.
 *
 * @param kept The maximum age of your copies of the database, including MySQL's binary logs. Minimum: a day.
 *     {@code vault shred} relies on this setting.
 */
@ConfigurationProperties("kagiban.backups")
record BackupSettings(@DefaultValue("P30D") Duration kept) {

    BackupSettings {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
            throw new StartRefused(
                    "KAGIBAN_BACKUPS_KEPT must be a day or more.",
                    "Name the time after which no backup and no binary log of the database is left, such as P30D.");
        }
    }
}

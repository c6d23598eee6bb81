package jp.kagiban.vault;

import java.time.Clock;
import jp.kagiban.storage.StartLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of keys that backups still hold. */
@Configuration(proxyBeanMethods = false)
class ShreddingConfiguration {

    @Bean
    VaultShredding vaultShredding(
            Epochs epochs,
            Recipients recipients,
            Census census,
            RetiredKeys keys,
            BackupSettings backups,
            JdbcClient db,
            Clock clock) {
        return new VaultShredding(new ShredRows(db, clock), epochs, recipients, census, keys, backups, clock);
    }

    @Bean
    RetiredKeys retiredKeys(KekStores keks, Epochs epochs, StartLock lock) {
        return new RetiredKeys(keks, epochs, lock);
    }
}

package jp.kagiban.vault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What holds of the double, asked of a real Vault or OpenBao: {@code ./kagiban test RealTransitTest} with the properties
 * {@code transit.url} and {@code transit.token-file} in {@code MAVEN_ARGS}. Keys that it makes stay there.
 */
@EnabledIfSystemProperty(named = "transit.url", matches = ".+")
class RealTransitTest extends KekStoreContract {

    @Override
    TransitStore start() {
        return TransitStoreTest.store(
                new KekSettings.Transit(
                        URI.create(System.getProperty("transit.url")),
                        Path.of(System.getProperty("transit.token-file")),
                        System.getProperty("transit.mount", "transit"),
                        null),
                Duration.ofSeconds(10));
    }
}

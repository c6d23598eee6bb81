package jp.kagiban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.kagiban.testing.MySqlServer;

/** The settings of a portal under measurement. */
final class BenchDatabase {

    private BenchDatabase() {}

    /** A new database of this name. */
    static Map<String, String> mysql(String name) throws IOException {
        Path password = Files.createDirectories(Path.of("target/bench")).resolve("vault.password");
        Files.writeString(password, "a password for this measurement alone");
        return Map.of(
                "kagiban.db.url", MySqlServer.url(name),
                "KAGIBAN_DB_USERNAME", "root",
                "kagiban.vault.password-file", password.toString());
    }
}

package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.MySqlServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MySQL with a certificate of its own making: signed by its own CA, for no name. */
@Tag("database")
class DatabaseTlsTest {

    @TempDir
    Path data;

    /** Which cipher the line has; empty in clear. */
    private static String cipher(String url) throws SQLException {
        try (Connection line = DriverManager.getConnection(url, "root", "");
                ResultSet row = line.createStatement().executeQuery("SHOW STATUS LIKE 'Ssl_cipher'")) {
            row.next();
            return row.getString(2);
        }
    }

    private static String plainUrl() {
        assumeTrue(ChosenDatabase.isMySql());
        return MySqlServer.url("tls").replace("sslMode=DISABLED&", "");
    }

    private String closed(String url, DatabaseTls tls) {
        return MySqlAddress.of(url)
                .closed(tls, CaStore.write(MySqlServer.authority(), data))
                .text();
    }

    @Test
    void aServerOfTheNamedAuthorityIsSpokenToInTls() throws SQLException {
        assertThat(cipher(closed(plainUrl(), DatabaseTls.CA))).startsWith("TLS");
    }

    @Test
    void withoutItsNameItIsRefusedUnlessASettingSaysOtherwise() {
        String url = closed(plainUrl(), DatabaseTls.VERIFY);
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> cipher(url));
    }

    @Test
    void aServerOfAnUnknownAuthorityIsRefused() {
        String url =
                MySqlAddress.of(plainUrl()).closed(DatabaseTls.VERIFY, null).text();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> cipher(url));
    }

    @Test
    void whatIsNoCertificateIsRefusedWithASentence() throws IOException {
        Path none = Files.writeString(data.resolve("ca.pem"), "none");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> CaStore.write(none, data))
                .withMessageContaining("KAGIBAN_DB_CA");
    }

    @Test
    void theStoreIsForItsOwnerAlone() throws IOException {
        plainUrl();
        Path store = CaStore.write(MySqlServer.authority(), data);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                .isEqualTo("rw-------");
    }
}

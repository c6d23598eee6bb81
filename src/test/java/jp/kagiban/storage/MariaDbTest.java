package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

class MariaDbTest {

    @ParameterizedTest
    @ValueSource(strings = {"11.8.9-MariaDB", "5.5.5-10.6.18-MariaDB-log"})
    void oneIsRefusedByItsName(String version) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> MigrationHistory.refuseMariaDb(serverOf(version)))
                .withMessageContaining(version);
    }

    @Test
    void aMySqlIsNone() {
        assertThatCode(() -> MigrationHistory.refuseMariaDb(serverOf("8.0.31"))).doesNotThrowAnyException();
    }

    /** A database that tells nothing but its version. */
    private static DataSource serverOf(String version) {
        DatabaseMetaData about = only(DatabaseMetaData.class, version);
        Connection connection = only(Connection.class, about);
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return connection;
            }

            @Override
            public Connection getConnection(String user, String password) {
                return connection;
            }
        };
    }

    /** Answers this to whatever returns an object. */
    private static <T> T only(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, _) -> method.getReturnType() == void.class ? null : answer));
    }
}

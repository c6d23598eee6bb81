package jp.kagiban.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A second run that was silently H2 again would prove nothing. */
@DatabaseTest
class DatabaseInUseTest {

    @Autowired
    DataSource dataSource;

    @Test
    void testsRunOnTheDatabaseThatWasAskedFor() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName())
                    .isEqualToIgnoringCase(System.getProperty("test.database"));
        }
    }
}

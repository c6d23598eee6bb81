package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DatabaseAwayAnalyzerTest {

    private static String said(SQLException fault) {
        FailureAnalysis analysis = new DatabaseAwayAnalyzer().analyze(new IllegalStateException("no bean", fault));
        return analysis == null ? "" : analysis.getDescription();
    }

    @Test
    void aDatabaseThatDoesntAnswerIsOneSentence() {
        SQLException refused = catchThrowableOfType(
                SQLException.class, () -> DriverManager.getConnection("jdbc:mysql://127.0.0.1:1/none"));
        assertThat(said(refused)).isEqualTo("The database of KAGIBAN_DB_URL doesn't answer.");
    }

    @Test
    void anAccountThatIsRefusedIsOneSentence() {
        SQLException denied = new SQLException("Access denied", "28000", 1045);
        assertThat(said(new SQLTransientConnectionException("timed out", "08001", denied)))
                .isEqualTo("MySQL refuses the account of KAGIBAN_DB_USERNAME.");
    }

    @Test
    void aFaultOfAnotherKindIsLeftToOthers() {
        assertThat(said(new SQLException("Syntax", "42000", 1064))).isEmpty();
    }
}

package jp.kagiban.storage;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains a failed start in a sentence: another portal uses the same data folder, or MySQL refuses the account, lacks the
 * schema, or doesn't answer.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAwayAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** Error codes of MySQL: access denied to the schema, access denied at all, unknown schema. */
    private static final int NO_GRANT = 1044;

    private static final int WRONG_ACCOUNT = 1045;
    private static final int NO_SCHEMA = 1049;

    /** The beginning of SQL states for broken connections. */
    private static final String CONNECTION = "08";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return Stream.<Throwable>iterate(cause, fault -> fault != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(fault -> Stream.ofNullable(analysis(fault)))
                .reduce((_, innermost) -> innermost)
                .orElse(null);
    }

    private static @Nullable FailureAnalysis analysis(SQLException fault) {
        return switch (fault.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new FailureAnalysis(
                        "The data folder is in use: another Kagiban runs with it.",
                        "Stop the other one, or give this one a folder of its own in KAGIBAN_DATA_DIR.",
                        fault);
            case NO_GRANT, WRONG_ACCOUNT ->
                new FailureAnalysis(
                        "MySQL refuses the account of KAGIBAN_DB_USERNAME.",
                        "Check the name, its password and its grants (docs/install.md).",
                        fault);
            case NO_SCHEMA ->
                new FailureAnalysis(
                        "MySQL has no schema of the name in KAGIBAN_DB_URL.",
                        "Create the schema (docs/install.md), or correct the name.",
                        fault);
            default ->
                fault.getSQLState() != null && fault.getSQLState().startsWith(CONNECTION)
                        ? new FailureAnalysis(
                                "The database of KAGIBAN_DB_URL doesn't answer.",
                                "Start it, or correct its host and port; then start the portal again.",
                                fault)
                        : null;
        };
    }
}

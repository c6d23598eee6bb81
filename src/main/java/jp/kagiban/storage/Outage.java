package jp.kagiban.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Recognizes faults which mean that the database can't be reached, or that its connection was lost. */
public final class Outage {

    /** Marks a message about requests that can't reach the database, although it answers others. */
    public static final Marker MET_BY_REQUESTS = MarkerFactory.getMarker("MET_BY_REQUESTS");

    /** The class of SQL states for connections. */
    private static final String CONNECTION = "08";

    /** A longer chain of causes is circular. */
    private static final int DEEPEST = 50;

    private Outage() {}

    /** Whether this or one of its causes is such a fault. */
    public static boolean isIn(Throwable fault) {
        List<Throwable> causes = Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        return causes.stream().anyMatch(SQLException.class::isInstance)
                && causes.stream().anyMatch(Outage::isOfTheConnection);
    }

    private static boolean isOfTheConnection(Throwable fault) {
        return fault instanceof IOException
                || fault instanceof SQLTransientConnectionException
                || fault instanceof SQLNonTransientConnectionException
                || fault instanceof SQLRecoverableException
                || (fault instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(CONNECTION));
    }
}

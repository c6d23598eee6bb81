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

/** Faults that say nothing of what was asked, but that the database can't be reached, or was lost in the middle. */
public final class Outage {

    /** Marks a message about requests that don't reach a database that answers otherwise. */
    public static final Marker MET_BY_REQUESTS = MarkerFactory.getMarker("MET_BY_REQUESTS");

    /** The class of SQL states for connections. */
    private static final String CONNECTION = "08";

    /** A chain of causes that is longer goes round in a circle. */
    private static final int DEEPEST = 50;

    private Outage() {}

    /** Whether this, or what it was caused by, is such a fault. */
    public static boolean isIn(Throwable fault) {
        List<Throwable> causes = Stream.iterate(fault, one -> one != null, Throwable::getCause)
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

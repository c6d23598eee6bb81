package jp.kagiban.operator;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.operator.Heartbeat.Trouble;

/** Whether the portal does what it is there for. */
interface Pulse {

    /**
     * What is wrong; empty if nothing is.
     *
     * @param caughtUp from when on the portal has had its time to make up for what it missed while it was off
     */
    Optional<Trouble> trouble(Instant now, Instant caughtUp);
}

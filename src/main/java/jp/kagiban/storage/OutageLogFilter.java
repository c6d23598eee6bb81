package jp.kagiban.storage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.CancelDeadExecution;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Keeps messages about a known outage of the database out of the log, and counts them. Until the watch's next check, a
 * lost connection may or may not be an outage. So such a message is held back, and the check decides whether it is
 * written or counted. Messages about all other faults are written at once. Errors of the portal itself need a person,
 * so some of them are written even during an outage, as one line each.
 */
final class OutageLogFilter extends TurboFilter {

    private static final String OURS = "jp.kagiban.";

    /**
     * The beginnings of messages, by logger, that an outage causes but that don't contain its exception. The pool finds dead
     * connections. The scheduler misses heartbeats, considers its own jobs dead, and then can't store how they have ended.
     */
    private static final Map<String, List<String>> CONSEQUENCES = Map.of(
            "com.zaxxer.hikari.pool.PoolBase",
            List.of("{} - Failed to validate connection"),
            Scheduler.class.getName(),
            List.of(
                    "Execution has more than 1 failed heartbeats",
                    "Found dead execution",
                    "Failed while handling dead execution"),
            ReviveDeadExecution.class.getName(),
            List.of("Reviving dead execution"),
            CancelDeadExecution.class.getName(),
            List.of("Cancelling dead execution"),
            "com.github.kagkarlsson.scheduler.ExecutePicked",
            List.of("Failed while completing execution"));

    /** The maximum of held messages, because a stack trace takes about 50 kB of memory. */
    private static final int MOST_HELD = 100;

    /**
     * For how many checks late messages are expected after an outage. A job waits up to 60 s for a lost answer, and the watch
     * checks every two seconds.
     */
    private static final int CHECKS_UNTIL_SETTLED = 32;

    /** The number of checks in about a minute. */
    private static final int CHECKS_A_MINUTE = 32;

    private static final int MOST_ERRORS_A_MINUTE = 10;

    private List<Held> held = new ArrayList<>();
    private List<Held> judged = List.of();
    private long leftOut;
    private boolean away;
    private int checksUntilSettled;
    private int checks;
    private int errorsWritten;
    private boolean uninstalled;

    private record Held(Logger logger, ILoggingEvent event) {

        void write() {
            logger.callAppenders(event);
        }

        /** Without the stack trace. */
        void writeMessage() {
            LoggingEvent message = new LoggingEvent(
                    OutageLogFilter.class.getName(), logger, event.getLevel(), event.getFormattedMessage(), null, null);
            message.setInstant(event.getInstant());
            message.setThreadName(event.getThreadName());
            logger.callAppenders(message);
        }
    }

    /** Puts this filter first, because a portal that was started earlier in this process has another database. */
    synchronized void install() {
        if (!uninstalled
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && !context.getTurboFilterList().contains(this)) {
            context.getTurboFilterList().addFirst(this);
        }
    }

    /** Removes the filter, and writes the held messages. Returns the number of left-out messages that weren't reported yet. */
    long uninstall() {
        remove();
        beginCheck();
        takeJudged().forEach(Held::write);
        return takeLeftOut();
    }

    private synchronized void remove() {
        uninstalled = true;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }

    /** Starts a check, which decides about all messages held back until now. */
    synchronized void beginCheck() {
        judgeHeld();
        checks = (checks + 1) % CHECKS_A_MINUTE;
        if (checks == 0) {
            errorsWritten = 0;
        }
    }

    private synchronized void judgeHeld() {
        judged = Stream.concat(judged.stream(), held.stream()).toList();
        held = new ArrayList<>();
    }

    /** Notes that the check found an outage. Returns how many messages were left out since it began. */
    long noteOutage() {
        List<Held> messages = new ArrayList<>();
        long count;
        synchronized (this) {
            judgeHeld();
            away = true;
            takeJudged().stream().filter(this::claimErrorLine).forEach(messages::add);
            count = leftOut;
        }
        messages.forEach(Held::writeMessage);
        return count;
    }

    /** Notes that the outage has ended. Late messages about it may still follow. */
    synchronized void noteEnd() {
        away = false;
        checksUntilSettled = CHECKS_UNTIL_SETTLED;
    }

    /**
     * Notes that the check found no outage, and writes the messages held until it began. Returns how many late messages
     * were left out, once no more are expected.
     */
    long noteNoOutage() {
        takeJudged().forEach(Held::write);
        synchronized (this) {
            if (checksUntilSettled > 0) {
                checksUntilSettled--;
            }
            return checksUntilSettled == 0 ? takeLeftOut() : 0;
        }
    }

    /** Returns how many messages were left out, and counts from zero again. */
    synchronized long takeLeftOut() {
        long taken = leftOut;
        leftOut = 0;
        return taken;
    }

    private synchronized List<Held> takeJudged() {
        List<Held> taken = judged;
        judged = List.of();
        return taken;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        // A call without a message only asks whether the level is on.
        if (message == null
                || !level.isGreaterOrEqual(Level.INFO)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        Throwable told = fault == null ? MessageFormatter.getThrowableCandidate(arguments) : fault;
        if (!isAboutAnOutage(logger, message, told)) {
            return FilterReply.NEUTRAL;
        }
        leaveOut(Outage.MET_BY_REQUESTS.equals(marker), logger, level, message, arguments, told);
        return FilterReply.DENY;
    }

    private static boolean isAboutAnOutage(Logger logger, String message, @Nullable Throwable fault) {
        if (fault == null || fault instanceof ExecutionException) {
            return CONSEQUENCES.getOrDefault(logger.getName(), List.of()).stream()
                    .anyMatch(message::startsWith);
        }
        return Outage.isIn(fault) || isOfARollback(fault);
    }

    /** Whether a rollback has failed too, because the connection was lost. Its exception contains the first fault. */
    private static boolean isOfARollback(Throwable fault) {
        return fault instanceof SQLRuntimeException
                && Stream.of(fault.getSuppressed()).anyMatch(Outage::isIn);
    }

    /** Formats outside of the lock, and only messages that are kept, because an outage may cause thousands. */
    private void leaveOut(
            boolean metByRequests,
            Logger logger,
            Level level,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        if (!isErrorOfOurs(logger, level) && countIfFull(metByRequests)) {
            return;
        }
        LoggingEvent event =
                new LoggingEvent(OutageLogFilter.class.getName(), logger, level, message, fault, arguments);
        event.prepareForDeferredProcessing();
        Held one = new Held(logger, event);
        if (holdOrClaim(metByRequests, one)) {
            one.writeMessage();
        }
    }

    private static boolean isErrorOfOurs(Logger logger, Level level) {
        return level.isGreaterOrEqual(Level.ERROR) && logger.getName().startsWith(OURS);
    }

    private synchronized boolean countIfFull(boolean metByRequests) {
        if (hasRoom(metByRequests)) {
            return false;
        }
        leftOut++;
        return true;
    }

    /** Holds the message back for the next check if there is room. Otherwise, returns whether it must be written now. */
    private synchronized boolean holdOrClaim(boolean metByRequests, Held one) {
        if (hasRoom(metByRequests)) {
            held.add(one);
            return false;
        }
        return claimErrorLine(one);
    }

    /**
     * Called with the lock held. After an outage, only requests' messages are held: they began later, so their messages aren't
     * late ones.
     */
    private boolean hasRoom(boolean metByRequests) {
        return !away && (checksUntilSettled == 0 || metByRequests) && judged.size() + held.size() < MOST_HELD;
    }

    /** Called with the lock held. */
    private boolean claimErrorLine(Held one) {
        if (isErrorOfOurs(one.logger(), one.event().getLevel()) && errorsWritten < MOST_ERRORS_A_MINUTE) {
            errorsWritten++;
            return true;
        }
        leftOut++;
        return false;
    }
}

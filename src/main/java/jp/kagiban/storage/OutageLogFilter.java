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
 * Keeps messages about a known outage of the database out of the log, and counts them. Before the watch has looked, nobody knows
 * whether a lost connection is an outage: such a message is held back, and the look decides whether it is written or counted. All
 * other faults pass at once. Errors of the portal itself need a person, so some of them are written even then, as one line each.
 */
final class OutageLogFilter extends TurboFilter {

    private static final String OURS = "jp.kagiban.";

    /**
     * How messages begin, by logger, that follow from an outage and don't bear its fault. The pool finds dead connections. The
     * scheduler misses heartbeats, takes its own jobs for dead, and then can't store how they have ended.
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

    /** A stack trace takes some 50 kB of memory. */
    private static final int MOST_HELD = 100;

    /** A job waits up to 60 s for an answer that was lost, and the watch looks every two seconds. */
    private static final int LOOKS_UNTIL_SETTLED = 32;

    /** As many looks take about a minute. */
    private static final int LOOKS_OF_A_MINUTE = 32;

    private static final int MOST_ERRORS_A_MINUTE = 10;

    private List<Held> held = new ArrayList<>();
    private List<Held> judged = List.of();
    private long leftOut;
    private boolean away;
    private int looksUntilSettled;
    private int looks;
    private int errorsTold;
    private boolean ended;

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

    /** The newest filter is asked first: a portal that was started before in this process has another database. */
    synchronized void install() {
        if (!ended
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && !context.getTurboFilterList().contains(this)) {
            context.getTurboFilterList().addFirst(this);
        }
    }

    /** Writes what is held back, for good. Returns how many messages were left out that nobody was told of. */
    long uninstall() {
        remove();
        lookBegins();
        takeJudged().forEach(Held::write);
        return takeLeftOut();
    }

    private synchronized void remove() {
        ended = true;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }

    /** The look that begins decides about what is held back until now. */
    synchronized void lookBegins() {
        judgeHeld();
        looks = (looks + 1) % LOOKS_OF_A_MINUTE;
        if (looks == 0) {
            errorsTold = 0;
        }
    }

    private synchronized void judgeHeld() {
        judged = Stream.concat(judged.stream(), held.stream()).toList();
        held = new ArrayList<>();
    }

    /** Returns how many messages were left out since the outage began. */
    long isAway() {
        List<Held> messages = new ArrayList<>();
        long count;
        synchronized (this) {
            judgeHeld();
            away = true;
            takeJudged().stream().filter(this::isTold).forEach(messages::add);
            count = leftOut;
        }
        messages.forEach(Held::writeMessage);
        return count;
    }

    /** A straggler may still follow. */
    synchronized void isBack() {
        away = false;
        looksUntilSettled = LOOKS_UNTIL_SETTLED;
    }

    /** Writes what had nothing to do with an outage. Returns how many stragglers were left out, once no more are expected. */
    long isWell() {
        takeJudged().forEach(Held::write);
        synchronized (this) {
            if (looksUntilSettled > 0) {
                looksUntilSettled--;
            }
            return looksUntilSettled == 0 ? takeLeftOut() : 0;
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
        // Without a message somebody only asks whether the level is on.
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

    /** A rollback over a lost connection fails too, and bears the first fault. */
    private static boolean isOfARollback(Throwable fault) {
        return fault instanceof SQLRuntimeException
                && Stream.of(fault.getSuppressed()).anyMatch(Outage::isIn);
    }

    /** Formats outside of the lock, and only what is kept: an outage may bring thousands of messages. */
    private void leaveOut(
            boolean metByRequests,
            Logger logger,
            Level level,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        if (!isErrorOfOurs(logger, level) && isCounted(metByRequests)) {
            return;
        }
        LoggingEvent event =
                new LoggingEvent(OutageLogFilter.class.getName(), logger, level, message, fault, arguments);
        event.prepareForDeferredProcessing();
        Held one = new Held(logger, event);
        if (isToldAtOnce(metByRequests, one)) {
            one.writeMessage();
        }
    }

    private static boolean isErrorOfOurs(Logger logger, Level level) {
        return level.isGreaterOrEqual(Level.ERROR) && logger.getName().startsWith(OURS);
    }

    private synchronized boolean isCounted(boolean metByRequests) {
        if (hasRoom(metByRequests)) {
            return false;
        }
        leftOut++;
        return true;
    }

    /** The next look decides about the others. */
    private synchronized boolean isToldAtOnce(boolean metByRequests, Held one) {
        if (hasRoom(metByRequests)) {
            held.add(one);
            return false;
        }
        return isTold(one);
    }

    /** Called with the lock held. Requests that began after the outage bear no stragglers. */
    private boolean hasRoom(boolean metByRequests) {
        return !away && (looksUntilSettled == 0 || metByRequests) && judged.size() + held.size() < MOST_HELD;
    }

    /** Called with the lock held. */
    private boolean isTold(Held one) {
        if (isErrorOfOurs(one.logger(), one.event().getLevel()) && errorsTold < MOST_ERRORS_A_MINUTE) {
            errorsTold++;
            return true;
        }
        leftOut++;
        return false;
    }
}

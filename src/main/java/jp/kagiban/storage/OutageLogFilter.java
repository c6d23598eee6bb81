package jp.kagiban.storage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps messages about a known outage of the database out of the log, and counts them. Before the watch has looked, nobody knows
 * whether a lost connection is an outage: such a message is held back, and the look decides whether it is written or counted. All
 * other faults pass at once.
 */
final class OutageLogFilter extends TurboFilter {

    /** Warns of each dead connection, without an exception. */
    private static final String POOL = "com.zaxxer.hikari.pool.PoolBase";

    /** Misses its heartbeats, takes its own jobs for dead, and then can't store how they have ended. */
    private static final String SCHEDULER = Scheduler.class.getPackageName();

    /** A stack trace takes some 50 kB of memory. */
    private static final int MOST_HELD = 100;

    /** A job waits up to 60 s for an answer that was lost, and the watch looks every two seconds. */
    private static final int LOOKS_UNTIL_SETTLED = 32;

    private List<Held> held = new ArrayList<>();
    private List<Held> judged = List.of();
    private long leftOut;
    private boolean away;
    private int looksUntilSettled;
    private volatile boolean ended;

    private record Held(Logger logger, ILoggingEvent event) {}

    /** The newest filter is asked first: a portal that was started before in this process has another database. */
    void install() {
        if (!ended
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && !context.getTurboFilterList().contains(this)) {
            context.getTurboFilterList().addFirst(this);
        }
    }

    /** Writes what is held back. */
    void uninstall() {
        ended = true;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
        lookBegins();
        write(takeJudged());
    }

    /** The look that begins decides about what is held back until now. */
    synchronized void lookBegins() {
        judged = Stream.concat(judged.stream(), held.stream()).toList();
        held = new ArrayList<>();
    }

    /** Returns how many messages were left out since the outage began. */
    synchronized long isAway() {
        leftOut += judged.size() + held.size();
        judged = List.of();
        held = new ArrayList<>();
        away = true;
        return leftOut;
    }

    /** Returns how many messages were left out. A straggler may still follow. */
    synchronized long isBack() {
        away = false;
        looksUntilSettled = LOOKS_UNTIL_SETTLED;
        return takeLeftOut();
    }

    /** Writes what had nothing to do with an outage. Returns how many stragglers were left out, once no more are expected. */
    long isWell() {
        write(takeJudged());
        synchronized (this) {
            if (looksUntilSettled > 0) {
                looksUntilSettled--;
            }
            return looksUntilSettled == 0 ? takeLeftOut() : 0;
        }
    }

    private long takeLeftOut() {
        long taken = leftOut;
        leftOut = 0;
        return taken;
    }

    private synchronized List<Held> takeJudged() {
        List<Held> taken = judged;
        judged = List.of();
        return taken;
    }

    private static void write(List<Held> messages) {
        messages.forEach(one -> one.logger().callAppenders(one.event()));
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
        Throwable told = fault == null ? lastOf(arguments) : fault;
        return isAboutAnOutage(logger, told) ? leaveOut(logger, level, message, arguments, told) : FilterReply.NEUTRAL;
    }

    /** Where SLF4J finds the exception of a message with arguments. */
    private static @Nullable Throwable lastOf(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable fault
                ? fault
                : null;
    }

    private static boolean isAboutAnOutage(Logger logger, @Nullable Throwable fault) {
        if (fault == null || fault instanceof DbSchedulerException) {
            return logger.getName().equals(POOL) || logger.getName().startsWith(SCHEDULER);
        }
        return Outage.isIn(fault) || isOfARollback(fault);
    }

    /** A rollback over a lost connection fails too, and bears the first fault. */
    private static boolean isOfARollback(Throwable fault) {
        return fault instanceof SQLRuntimeException
                && Stream.of(fault.getSuppressed()).anyMatch(Outage::isIn);
    }

    private synchronized FilterReply leaveOut(
            Logger logger, Level level, String message, Object @Nullable [] arguments, @Nullable Throwable fault) {
        if (away || looksUntilSettled > 0 || held.size() >= MOST_HELD) {
            leftOut++;
        } else {
            LoggingEvent event =
                    new LoggingEvent(OutageLogFilter.class.getName(), logger, level, message, fault, arguments);
            event.prepareForDeferredProcessing();
            held.add(new Held(logger, event));
        }
        return FilterReply.DENY;
    }
}

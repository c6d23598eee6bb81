package jp.kagiban.shell.limit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shared.OneLine;
import jp.kagiban.storage.Watch;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Limits how much faults write to the log, so that no client fills the disk by causing faults. Each logger has its own
 * limits, so a flood in one hides no message of another. Counted are messages with a fault, and warnings of libraries
 * without one. All texts become one short line each, so that a client can't forge lines of the log.
 */
@Component
class FaultLimit extends TurboFilter implements Watch, DisposableBean {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(FaultLimit.class);

    /** Maximum number of stack traces of one logger; each takes up to 30 kB. */
    static final int MOST_TRACES_A_MINUTE = 10;

    /** Maximum number of messages of one logger. After the last stack trace, each fault is one line. */
    static final int MOST_LINES_A_MINUTE = 100;

    /** Number of calls of {@link #look} in a minute; the timer calls it every two seconds. */
    static final int LOOKS_OF_A_MINUTE = 30;

    private static final String OURS = "jp.kagiban.";
    private static final int LONGEST_LINE = 300;

    /** Longest warning, and longest message of a fault; a client may have chosen its text. */
    private static final int LONGEST_TEXT = 1_000;

    private static final Pattern BREAK = Pattern.compile("[\\p{Cc}\u2028\u2029]");

    /** Maximum number of causes to follow; a longer chain is circular. */
    private static final int DEEPEST = 50;

    private final Map<String, Share> shares = new HashMap<>();
    private int shortened;
    private int leftOut;
    private int looks;
    private boolean ended;

    private static final class Share {
        private int traces;
        private int lines;
    }

    private enum Form {
        WHOLE,
        LINE,
        NOTHING
    }

    @Override
    public void look() {
        int lines;
        int none;
        synchronized (this) {
            install();
            looks++;
            if (looks < LOOKS_OF_A_MINUTE) {
                return;
            }
            lines = shortened;
            none = leftOut;
            looks = 0;
            shortened = 0;
            leftOut = 0;
            shares.clear();
        }
        if (lines + none > 0) {
            LOG.warn(
                    "Too many faults in a minute: {} were logged without stack trace, {} messages were left out."
                            + " Look into the first ones.",
                    lines,
                    none);
        }
    }

    /** Called with the lock held. */
    private void install() {
        if (!ended
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && !context.getTurboFilterList().contains(this)) {
            context.addTurboFilter(this);
        }
    }

    @Override
    public synchronized void destroy() {
        ended = true;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        // Without a message the caller only asks whether the level is on.
        if (message == null
                || !level.isGreaterOrEqual(Level.WARN)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        Throwable told = fault == null ? MessageFormatter.getThrowableCandidate(arguments) : fault;
        boolean counts = told != null || !logger.getName().startsWith(OURS);
        if (told != null && isOfABrokenConnection(told)) {
            return FilterReply.DENY;
        }
        Form form = counts ? take(logger.getName(), told != null) : Form.WHOLE;
        String text = form == Form.NOTHING
                ? ""
                : MessageFormatter.arrayFormat(message, arguments).getMessage();
        if (form == Form.WHOLE && text.length() <= LONGEST_TEXT && isShort(told)) {
            if (isOneLine(text) && causes(told).allMatch(one -> isOneLine(one.getMessage()))) {
                return FilterReply.NEUTRAL;
            }
            write(logger, level, OneLine.of(text), told == null ? null : new OneLineFault(new ThrowableProxy(told)));
        } else if (form != Form.NOTHING) {
            write(logger, level, line(text, told), null);
        }
        return FilterReply.DENY;
    }

    private static boolean isShort(@Nullable Throwable fault) {
        return causes(fault).allMatch(one -> String.valueOf(one.getMessage()).length() <= LONGEST_TEXT);
    }

    private static boolean isOneLine(@Nullable String text) {
        return text == null || !BREAK.matcher(text).find();
    }

    private static Stream<Throwable> causes(@Nullable Throwable fault) {
        return Stream.iterate(fault, one -> one != null, Throwable::getCause).limit(DEEPEST);
    }

    /** Returns whether the client has closed its connection, which needs no message. */
    private static boolean isOfABrokenConnection(Throwable fault) {
        return causes(fault).anyMatch(ClientAbortException.class::isInstance);
    }

    private synchronized Form take(String logger, boolean withTrace) {
        Share share = shares.computeIfAbsent(logger, _ -> new Share());
        if (share.lines == MOST_LINES_A_MINUTE) {
            leftOut++;
            return Form.NOTHING;
        }
        share.lines++;
        if (!withTrace) {
            return Form.WHOLE;
        }
        if (share.traces == MOST_TRACES_A_MINUTE) {
            shortened++;
            return Form.LINE;
        }
        share.traces++;
        return Form.WHOLE;
    }

    /** The text may quote the client, so it is cut. */
    private static String line(String text, @Nullable Throwable fault) {
        return fault == null
                ? OneLine.of(text, LONGEST_TEXT)
                : OneLine.of(text, LONGEST_LINE) + " (" + fault.getClass().getName() + ")";
    }

    private static void write(Logger logger, Level level, String line, @Nullable ThrowableProxy fault) {
        LoggingEvent event = new LoggingEvent(FaultLimit.class.getName(), logger, level, line, null, null);
        if (fault != null) {
            event.setThrowableProxy(fault);
        }
        logger.callAppenders(event);
    }

    /** A fault whose messages are one line each, also those of its causes. */
    private static final class OneLineFault extends ThrowableProxy {

        private final ThrowableProxy fault;

        OneLineFault(ThrowableProxy fault) {
            super(fault.getThrowable());
            this.fault = fault;
        }

        @Override
        public @Nullable String getMessage() {
            String message = fault.getMessage();
            return message == null ? null : OneLine.of(message);
        }

        @Override
        public int getCommonFrames() {
            return fault.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return fault.getCause() instanceof ThrowableProxy cause ? new OneLineFault(cause) : null;
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Stream.of(fault.getSuppressed())
                    .map(one -> one instanceof ThrowableProxy suppressed ? new OneLineFault(suppressed) : one)
                    .toArray(IThrowableProxy[]::new);
        }
    }
}

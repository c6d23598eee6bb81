package jp.kagiban.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends the process once H2 has closed its file, for example on a full disk, and won't open it again in this process. Logs one
 * sentence, instead of a trace from every request and job. The pool passes each exception to this class first. The portal's
 * supervisor restarts it, and all committed data is still there.
 */
final class ClosedForGood implements SQLExceptionOverride, ApplicationListener<ContextClosedEvent> {

    /** EX_IOERR of sysexits.h: an error of input or output. */
    static final int EXIT_CODE = 74;

    private static final Logger LOG = LoggerFactory.getLogger(ClosedForGood.class);

    private final Path folder;
    private final IntConsumer exit;
    private boolean stopping;

    /** @param exit ends the process at once, because an orderly stop would use the closed database */
    ClosedForGood(Path folder, IntConsumer exit) {
        this.folder = folder;
        this.exit = exit;
    }

    /** Handles one thread at a time. The others wait here, without a log message, until the process has ended. */
    @java.lang.Override
    public synchronized Override adjudicate(SQLException fault) {
        if (fault.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN) {
            return Override.MUST_EVICT;
        }
        if (!stopping && isClosed(fault)) {
            stopping = true;
            LOG.error(
                    "The database in {} has closed itself{}, so the portal ends. What was confirmed as saved is stored;"
                            + " make sure of the disk and start the portal again.",
                    folder,
                    DataSpace.of(folder).isFull() ? ", since the disk is full" : "");
            exit.accept(EXIT_CODE);
        }
        return Override.CONTINUE_EVICT;
    }

    /** Stops the watch, because an orderly stop closes the database itself. */
    @java.lang.Override
    public synchronized void onApplicationEvent(ContextClosedEvent end) {
        stopping = true;
    }

    private static boolean isClosed(SQLException fault) {
        return fault.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED || writingFailed(fault);
    }

    /** Whether this is the first statement that met the full disk. All later ones meet a closed database. */
    private static boolean writingFailed(SQLException fault) {
        @Nullable Throwable cause = fault;
        while (cause != null && !(cause instanceof MVStoreException)) {
            cause = cause.getCause();
        }
        return cause instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED;
    }
}

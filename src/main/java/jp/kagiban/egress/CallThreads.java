package jp.kagiban.egress;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The threads for calls. There is no queue: without a free thread, a call isn't made. */
final class CallThreads implements AutoCloseable {

    private final ExecutorService threads;

    CallThreads(int most) {
        this(most, daemons());
    }

    CallThreads(int most, ThreadFactory names) {
        this.threads = new ThreadPoolExecutor(0, most, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), names);
    }

    private static ThreadFactory daemons() {
        CustomizableThreadFactory names = new CustomizableThreadFactory("egress-");
        names.setDaemon(true);
        return names;
    }

    /** Empty if no thread is free. */
    <T> Optional<Future<T>> start(Callable<T> call) {
        try {
            return Optional.of(threads.submit(call));
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

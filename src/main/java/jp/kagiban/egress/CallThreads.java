package jp.kagiban.egress;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jp.kagiban.shared.TenantId;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The few threads on which calls are made. Nothing waits in a line: a call for which there is no thread, or whose tenant has as
 * many on their way as it may, isn't made.
 */
final class CallThreads implements AutoCloseable {

    private final CallPlaces places;
    private final ExecutorService threads;

    CallThreads(int inAll, int ofATenant) {
        this.places = new CallPlaces(ofATenant);
        CustomizableThreadFactory names = new CustomizableThreadFactory("egress-");
        names.setDaemon(true);
        this.threads = new ThreadPoolExecutor(0, inAll, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), names);
    }

    /** Empty if there is no place for it. A call keeps its place until it ends, whether somebody still waits for it or not. */
    <T> Optional<Future<T>> start(Optional<TenantId> tenant, Callable<T> call) {
        if (!places.take(tenant)) {
            return Optional.empty();
        }
        try {
            return Optional.of(threads.submit(() -> {
                try {
                    return call.call();
                } finally {
                    places.giveBack(tenant);
                }
            }));
        } catch (RejectedExecutionException full) {
            places.giveBack(tenant);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

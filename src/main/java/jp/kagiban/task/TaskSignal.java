package jp.kagiban.task;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Signals this node's workers that a task may be due. */
@Component
class TaskSignal {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Listener(int bucket, Runnable action) {}

    void addListener(int bucket, Runnable action) {
        listeners.add(new Listener(bucket, action));
    }

    void removeListener(int bucket, Runnable action) {
        listeners.remove(new Listener(bucket, action));
    }

    /** Signals the workers of all buckets. */
    void signal() {
        listeners.forEach(listener -> listener.action().run());
    }

    private void signal(int bucket) {
        listeners.stream()
                .filter(listener -> listener.bucket() == bucket)
                .forEach(listener -> listener.action().run());
    }

    /** Signals the bucket's worker after the commit, since the task's row isn't visible earlier. */
    void signalAfterCommit(int bucket) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal(bucket);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal(bucket);
            }
        });
    }
}

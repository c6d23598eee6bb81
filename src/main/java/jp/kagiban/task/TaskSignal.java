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

    private record Listener(int bucket, Runnable task) {}

    void listen(int bucket, Runnable task) {
        listeners.add(new Listener(bucket, task));
    }

    void leave(int bucket, Runnable task) {
        listeners.remove(new Listener(bucket, task));
    }

    /** Signals all buckets. */
    void ring() {
        listeners.forEach(listener -> listener.task().run());
    }

    private void ring(int bucket) {
        listeners.stream()
                .filter(listener -> listener.bucket() == bucket)
                .forEach(listener -> listener.task().run());
    }

    /** Signals after the commit, since the row isn't visible before. */
    void ringAfterCommit(int bucket) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring(bucket);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring(bucket);
            }
        });
    }
}

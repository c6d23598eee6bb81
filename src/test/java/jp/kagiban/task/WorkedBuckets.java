package jp.kagiban.task;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Works all buckets with the threads that the portal has, as the scheduler does on a node. */
@TestComponent
public class WorkedBuckets implements AutoCloseable {

    private final BucketAssignments assignments;
    private List<Thread> workers = List.of();

    WorkedBuckets(BucketAssignments assignments) {
        this.assignments = assignments;
    }

    public void begin() {
        workers = Buckets.all()
                .mapToObj(bucket -> Thread.ofPlatform().name("bucket-" + bucket).start(() -> assignments.work(bucket)))
                .toList();
    }

    /** As the end of the portal does: what runs ends first. */
    @Override
    public void close() throws InterruptedException {
        assignments.stop();
        for (Thread worker : workers) {
            worker.join();
        }
        assignments.start();
    }
}

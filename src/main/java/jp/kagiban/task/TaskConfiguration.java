package jp.kagiban.task;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.shared.OrderlyEnd;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Schedules one job for each bucket. The scheduler ensures that one node at a time works a bucket, and that another
 * node continues if that node dies.
 */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    private static final JobType<BucketJob> WORK = JobType.of("errands", BucketJob.class);

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** Looks the jobs up late, because their scheduler needs the task below. */
    TaskConfiguration(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    record BucketJob(int bucket) implements Job<BucketJob> {

        @Override
        public JobType<BucketJob> type() {
            return WORK;
        }

        @Override
        public String instance() {
            return String.valueOf(bucket);
        }
    }

    @Bean
    static OrderlyEnd workersEnd(WorkerPool pool) {
        return new OrderlyEnd(OrderlyEnd.Turn.TASKS, pool::end);
    }

    @Bean
    Task<BucketJob> bucketTask(ObjectProvider<BucketAssignments> assignments) {
        return WORK.task(clock, job -> Optional.of(assignments.getObject().work(job.bucket())));
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        Buckets.all().forEach(bucket -> jobs.getObject().planUnlessThere(new BucketJob(bucket), clock.instant()));
    }
}

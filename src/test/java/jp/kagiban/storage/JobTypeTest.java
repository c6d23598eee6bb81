package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.nio.charset.StandardCharsets;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.Test;

/** Rows of jobs outlive a version: what stands in them stays as it is. */
class JobTypeTest {

    private static final JobType<Visit> VISIT =
            JobType.of("job-type-test", Visit.class).yielding();

    private record Visit(String house, int room) implements Job<Visit> {

        @Override
        public JobType<Visit> type() {
            return VISIT;
        }

        @Override
        public String instance() {
            return house + ":" + room;
        }
    }

    @Test
    void theComponentsAloneAreStored() {
        byte[] stored = new Jackson3Serializer().serialize(new Visit("梅", 7));
        assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo("{\"house\":\"梅\",\"room\":7}");
    }

    private record Bill(TenantId tenant, ShopId shop) {}

    /** Rows of before ids had types say it so. */
    @Test
    void anIdIsStoredAsItsUuid() {
        Bill bill = new Bill(TenantId.next(), ShopId.next());
        byte[] stored = new Jackson3Serializer().serialize(bill);
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .isEqualTo("{\"tenant\":\"%s\",\"shop\":\"%s\"}".formatted(bill.tenant(), bill.shop()));
        assertThat(new Jackson3Serializer().deserialize(Bill.class, stored)).isEqualTo(bill);
    }

    @Test
    void aJobStandsUnderItsTypeAndItsInstance() {
        TaskInstance<Visit> job = JobType.instance(new Visit("梅", 7));
        assertThat(job.getTaskName()).isEqualTo("job-type-test");
        assertThat(job.getId()).isEqualTo("梅:7");
        assertThat(job.getPriority()).isEqualTo(Priority.LOW);
    }

    @Test
    void theOnlyJobOfItsTypeIsCalledAll() {
        assertThat(JobType.theOnly(JobType.single("job-type-test")).getId()).isEqualTo("all");
    }
}

package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.task.HandDrivenTasks;
import jp.kagiban.testing.HandDrivenJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What earlier portals had as scheduled jobs, and what older nodes beside this one still plan, in the words in which
 * they wrote it.
 */
@ShopTest
class EarlierJobsTest {

    private static final String KEY = Merchant.key(51);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    HandDrivenTasks mallTasks;

    @Autowired
    SchedulerClient client;

    @BeforeEach
    void nothingElseIsPlanned() {
        jobs.forget();
    }

    private void anOlderNodePlans(String kind, ShopId shop) {
        Map<String, String> ids = new HashMap<>(Map.of("tenant", merchant.tenant.toString(), "shop", shop.toString()));
        if ("shop-key".equals(kind)) {
            ids.put("generation", Ids.next().toString());
        }
        client.scheduleIfNotExists(TaskDescriptor.of(kind, Map.class)
                .instance(merchant.tenant + ":" + shop)
                .data(ids)
                .scheduledTo(merchant.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-key", "shop-watch", "shop-diagnosis", "order-intake"})
    void eachBecomesATaskThatIsDueAtOnce(String kind) {
        ShopId shop = merchant.shop(KEY);
        jobs.forget();
        anOlderNodePlans(kind, shop);
        jobs.runDue();
        assertThat(mallTasks.kindsFor(shop)).containsExactly(kind);
        assertThat(mallTasks.timesFor(shop)).containsExactly(merchant.now());
        assertThat(client.getScheduledExecutionsForTask(kind)).isEmpty();
    }

    @Test
    void aTaskThatIsThereAlreadyStaysAsPlanned() {
        rms.takes(KEY, merchant.now().plus(Duration.ofDays(90)));
        ShopId shop = merchant.shopInUse(KEY);
        Instant planned = merchant.watchPlanned(shop).orElseThrow();
        anOlderNodePlans("shop-watch", shop);
        jobs.runDue();
        assertThat(merchant.watchPlanned(shop)).contains(planned).isNotEqualTo(merchant.now());
    }
}

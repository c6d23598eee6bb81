package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.kagiban.shared.ShopId;
import jp.kagiban.task.WorkedBuckets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many shops of one tenant get no answer, with the threads that the portal has. */
@Tag("slow")
@Tag("fault")
@ShopTest
class FairTurnsTest {

    private static final int HANGING = 400;
    private static final int ANSWERED = 20;

    @Autowired
    Merchant slow;

    @Autowired
    Merchant other;

    @Autowired
    FakeRms rms;

    @Autowired
    WorkedBuckets buckets;

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch checked = new CountDownLatch(ANSWERED);
    private final Semaphore hanging = new Semaphore(0);

    @BeforeEach
    void register() {
        rms.forget();
        slow.forgetAllJobs();
        shops(slow, 0, HANGING, this::hang);
        shops(other, HANGING, ANSWERED, checked::countDown);
        slow.forgetAllJobs();
        slow.checkAll();
    }

    @AfterEach
    void letGo() throws InterruptedException {
        end.countDown();
        buckets.close();
        slow.forgetAllJobs();
    }

    /** Shops whose keys are in use; the next check of each does this while RMS is asked. */
    private void shops(Merchant merchant, int first, int count, Runnable meanwhile) {
        IntStream.range(first, first + count).forEach(n -> {
            String key = Merchant.key(n);
            rms.takes(key, merchant.now().plus(Duration.ofDays(60)));
            ShopId shop = merchant.shop("店" + n, "shop-" + n, key);
            merchant.tryKey(shop);
            rms.meanwhile(key, meanwhile);
        });
    }

    private void hang() {
        hanging.release();
        try {
            end.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anotherTenantsShopsAreCheckedWithinThirtySeconds() throws InterruptedException {
        buckets.begin();
        hanging.acquire(8);
        other.checkAll();
        for (int second = 0; second < 30 && !checked.await(1, TimeUnit.SECONDS); second++) {
            slow.pass(Duration.ofSeconds(1));
        }
        assertThat(checked.getCount()).isZero();
    }
}

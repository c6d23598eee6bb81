package jp.kagiban.errand;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A kind of errand: its name, which is stored with each and so never changes, and how soon its errands are run.
 *
 * @param <T> what an errand is about
 */
public final class ErrandKind<T extends Errand> {

    private final String name;
    private final Urgency urgency;
    private final Class<T> about;
    private final Reading<T> reading;

    private ErrandKind(String name, Urgency urgency, Class<T> about, Reading<T> reading) {
        this.name = name;
        this.urgency = urgency;
        this.about = about;
        this.reading = reading;
    }

    /**
     * Makes an errand of what is stored.
     *
     * @param <T> the errand
     */
    @FunctionalInterface
    public interface Reading<T extends Errand> {
        T of(TenantId tenant, ShopId shop, UUID subject);
    }

    public static <T extends Errand> ErrandKind<T> of(
            String name, Urgency urgency, Class<T> about, Reading<T> reading) {
        return new ErrandKind<>(name, urgency, about, reading);
    }

    String name() {
        return name;
    }

    Urgency urgency() {
        return urgency;
    }

    T read(TenantId tenant, ShopId shop, UUID subject) {
        return reading.of(tenant, shop, subject);
    }

    /**
     * Earlier portals had a scheduled job for each errand, by the same name. Where one comes up, whether an older node beside this
     * one has planned it or it was there before the upgrade, it becomes an errand that is due at once.
     */
    public Task<T> takeOver(ObjectProvider<Errands> errands, Clock clock) {
        return JobType.ofEarlierPortals(name, about).task(clock, job -> {
            errands.getObject().planUnlessThere(job, clock.instant());
            return Optional.empty();
        });
    }
}

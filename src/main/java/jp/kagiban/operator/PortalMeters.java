package jp.kagiban.operator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import jp.kagiban.delivery.DeliveryHealth;
import jp.kagiban.mall.Mall;
import jp.kagiban.operator.MachineryDesk.Machinery;
import jp.kagiban.vault.VaultKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The metrics of the portal's work, with the figures of {@code /operator}. They are read at most every ten seconds. While
 * the database doesn't answer, they are {@code NaN}, except {@code kagiban_database_up}.
 */
@Component
@ConditionalOnWebApplication // not for commands, which may have to run before the vault can be opened
class PortalMeters implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(PortalMeters.class);

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final MachineryDesk desk;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Reading reading = new Reading(Instant.EPOCH, null);

    PortalMeters(MachineryDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** @param state null if it couldn't be read */
    private record Reading(Instant at, @Nullable Machinery state) {}

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("kagiban.database.up", this, it -> flag(it.read().state() != null))
                .description("1 if the database answers")
                .register(meters);
        gauge(meters, "nodes", "Running nodes", now -> now.nodes().size());
        bindWork(meters);
        bindMalls(meters);
        bindMails(meters);
        bindNotices(meters);
        bindVault(meters);
    }

    private void bindWork(MeterRegistry meters) {
        gauge(
                meters,
                "tasks.planned",
                "Planned jobs and tasks",
                now -> now.jobs().planned());
        gauge(
                meters,
                "tasks.overdue",
                "Jobs and tasks that are late",
                now -> now.jobs().overdue());
        gauge(
                meters,
                "tasks.failing",
                "Jobs and tasks whose last run failed",
                now -> now.jobs().failing());
        gauge(
                meters,
                "tasks.oldest.overdue.seconds",
                "Delay of the task that is late for longest",
                now -> age(now.jobs().oldest()));
        gauge(
                meters,
                "work.stopped",
                "1 if jobs are 15 minutes late or key checks have stopped",
                now -> flag(now.trouble().isPresent()));
        gauge(
                meters,
                "heartbeat.missed",
                "1 if this node's last call of the monitor failed",
                now -> flag(now.heartbeat().missed().isPresent()));
    }

    private void bindMalls(MeterRegistry meters) {
        gauge(
                meters,
                "malls.away",
                "Malls that don't answer this node",
                now -> now.malls().stream()
                        .filter(mall -> mall.awaySince().isPresent())
                        .count());
        gauge(
                meters,
                "malls.unanswered.shops",
                "Shops whose last call from this node failed",
                now -> now.malls().stream().mapToLong(Mall::unansweredShops).sum());
        gauge(
                meters,
                "intakes.unanswered.shops",
                "Shops whose order intake fails on any node",
                Machinery::unansweredShops);
    }

    private void bindMails(MeterRegistry meters) {
        gauge(
                meters,
                "mails.waiting",
                "Mails that wait to be sent",
                now -> now.mails().waiting());
        gauge(
                meters,
                "mails.failed",
                "Mails given up in the last 30 days",
                now -> now.mails().failed());
        gauge(
                meters,
                "mails.oldest.seconds",
                "Age of the oldest waiting mail",
                now -> age(now.mails().oldest()));
    }

    private void bindNotices(MeterRegistry meters) {
        gauge(
                meters,
                "deliveries.retried",
                "Deliveries of notices that have failed and are retried",
                now -> now.notices().stream()
                        .mapToLong(DeliveryHealth.Trouble::waiting)
                        .sum());
    }

    private void bindVault(MeterRegistry meters) {
        gauge(
                meters,
                "vault.opens",
                "1 if each KEK opens its canary",
                now -> flag(now.vault().condition() == VaultKeys.Condition.OPENS));
        gauge(
                meters,
                "vault.keys.unreadable",
                "Tenant keys that failed to unwrap",
                now -> now.vault().unreadable());
        gauge(
                meters,
                "vault.keys.to.rewrap",
                "Tenant keys under a KEK that ends",
                now -> now.vault().left());
        gauge(meters, "vault.alarms", "Vault alarms that nobody has acknowledged", Machinery::alarms);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Machinery> value) {
        Gauge.builder("kagiban." + name, this, it -> {
                    Machinery state = it.read().state();
                    return state == null ? Double.NaN : value.applyAsDouble(state);
                })
                .description(description)
                .register(meters);
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }

    private double age(Optional<Instant> since) {
        return since.map(begin -> Duration.between(begin, clock.instant()).toSeconds())
                .orElse(0L);
    }

    /** Returns the last reading while another thread reads, so that a slow database doesn't hold the threads of probes. */
    private Reading read() {
        if (Duration.between(reading.at(), clock.instant()).abs().compareTo(FRESH) > 0 && lock.tryLock()) {
            try {
                @Nullable Machinery state = state();
                reading = new Reading(clock.instant(), state);
            } finally {
                lock.unlock();
            }
        }
        return reading;
    }

    private @Nullable Machinery state() {
        try {
            return desk.read();
        } catch (DataAccessException outage) {
            LOG.debug("The state of the portal could not be read for its metrics", outage);
            return null;
        }
    }
}

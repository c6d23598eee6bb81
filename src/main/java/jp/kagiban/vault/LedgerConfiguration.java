package jp.kagiban.vault;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import jp.kagiban.audit.HistorySigner;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import jp.kagiban.storage.NodeLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What finds that somebody has tampered with the vault's tables, and who is told. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    private static final JobType<Void> CHECK = JobType.single("vault-ledger");
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;
    private volatile boolean ready;

    /** The jobs are looked up when they are needed: their scheduler is made of the task below. */
    LedgerConfiguration(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Bean
    VaultAlarms vaultAlarms(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        return new VaultAlarms(new AlarmRows(db, clock), events, clock);
    }

    /**
     * It is closed before the alarms, which write what still waits when they are closed. An alarm that is raised while the portal starts waits
     * until it is ready: nobody who would be told listens before.
     */
    @Bean
    VaultTimer alarmFlush(VaultAlarms alarms) {
        return new VaultTimer("vault-alarms", () -> flushOnceReady(alarms), VaultAlarms.FLUSH);
    }

    private void flushOnceReady(VaultAlarms alarms) {
        if (ready) {
            alarms.flush();
        }
    }

    @Bean
    LedgerCheck ledgerCheck(
            JdbcClient db,
            SealsFolder folder,
            CanaryKey canary,
            VaultAlarms alarms,
            TenantScope scope,
            TransactionTemplate transaction,
            DataSource dataSource,
            Clock clock) {
        LedgerRows rows = new LedgerRows(db);
        LedgerBook book = new LedgerBook(folder.ledger());
        NodeLock lock = new NodeLock(dataSource, "kagiban-ledger-");
        return new LedgerCheck(rows, new LedgerCuts(db, rows, transaction), book, canary, alarms, scope, lock, clock);
    }

    /** Each hour on each node, whatever becomes of the jobs in the database. */
    @Bean
    VaultTimer ledgerWatch(LedgerCheck check) {
        return new VaultTimer("vault-ledger", check::run, HOUR);
    }

    @Bean
    VaultCheckpoint vaultCheckpoint(SealsFolder folder, HistorySigner signer, Clock clock) {
        return new VaultCheckpoint(folder, signer, clock);
    }

    @Bean
    Task<Void> vaultLedgerTask(ObjectProvider<LedgerCheck> check, ObjectProvider<VaultAlarms> alarms) {
        return CHECK.task(clock, () -> {
            alarms.getObject().forget(clock.instant());
            check.getObject().run();
            return next();
        });
    }

    /** Compares the ledger at once: the database may have changed while the portal was stopped. */
    @EventListener(ApplicationReadyEvent.class)
    void compareAtStart() {
        ready = true;
        jobs.getObject().plan(CHECK, clock.instant());
    }

    private Instant next() {
        return clock.instant().plus(PERIOD);
    }
}

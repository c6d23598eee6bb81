package jp.kagiban.operator;

import java.time.Clock;
import java.util.List;
import jp.kagiban.delivery.DeliveryHealth;
import jp.kagiban.mail.Mails;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.Malls;
import jp.kagiban.shop.attempt.AttemptCounts;
import jp.kagiban.storage.JobQueue;
import jp.kagiban.task.TaskBacklog;
import jp.kagiban.vault.VaultKeys;
import org.springframework.stereotype.Service;

/** Shows the state of the portal itself. Each method first checks that the current member is an operator. */
@Service
public class MachineryDesk {

    private final CurrentOperator operator;
    private final JobQueue jobs;
    private final TaskBacklog tasks;
    private final Mails mails;
    private final VaultKeys vault;
    private final Heartbeat heartbeat;
    private final DeliveryHealth deliveries;
    private final Malls malls;
    private final AttemptCounts attempts;
    private final Clock clock;

    MachineryDesk(
            CurrentOperator operator,
            JobQueue jobs,
            TaskBacklog tasks,
            Mails mails,
            VaultKeys vault,
            Heartbeat heartbeat,
            DeliveryHealth deliveries,
            Malls malls,
            AttemptCounts attempts,
            Clock clock) {
        this.operator = operator;
        this.jobs = jobs;
        this.tasks = tasks;
        this.mails = mails;
        this.vault = vault;
        this.heartbeat = heartbeat;
        this.deliveries = deliveries;
        this.malls = malls;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * The state of nodes, jobs, malls, mails, notices, vault and heartbeat.
     *
     * @param nodes the host of each node
     * @param notices a line for each channel over which some notices don't get through
     */
    public record Machinery(
            List<String> nodes,
            JobQueue.Standing jobs,
            List<Mall> malls,
            Mails.Standing mails,
            VaultKeys.Standing vault,
            Heartbeat.Standing heartbeat,
            List<DeliveryHealth.Trouble> notices) {}

    /**
     * Returns the current state.
     *
     * @throws OperatorNeeded if the current member isn't an operator
     */
    public Machinery now() {
        operator.id();
        return new Machinery(
                tasks.hosts(),
                jobs.standing().and(tasks.standing()),
                malls.all(),
                mails.standing(),
                vault.standing(),
                heartbeat.standing(),
                deliveries.troubles());
    }

    /**
     * Returns the outcomes of attempts to use keys, counted over all companies.
     *
     * @throws OperatorNeeded as for {@link #now}
     */
    public List<AttemptCounts.Line> attempts() {
        operator.id();
        return attempts.until(clock.instant());
    }
}

package jp.kagiban.operator;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.delivery.DeliveryHealth;
import jp.kagiban.mail.Mails;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.Malls;
import jp.kagiban.operator.Heartbeat.Trouble;
import jp.kagiban.order.IntakeHealth;
import jp.kagiban.shop.attempt.AttemptCounts;
import jp.kagiban.storage.JobQueue;
import jp.kagiban.task.TaskBacklog;
import jp.kagiban.vault.VaultAlarms;
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
    private final VaultAlarms alarms;
    private final Heartbeat heartbeat;
    private final DeliveryHealth deliveries;
    private final Malls malls;
    private final IntakeHealth intakes;
    private final AttemptCounts attempts;
    private final Clock clock;

    MachineryDesk(
            CurrentOperator operator,
            JobQueue jobs,
            TaskBacklog tasks,
            Mails mails,
            VaultKeys vault,
            VaultAlarms alarms,
            Heartbeat heartbeat,
            DeliveryHealth deliveries,
            Malls malls,
            IntakeHealth intakes,
            AttemptCounts attempts,
            Clock clock) {
        this.operator = operator;
        this.jobs = jobs;
        this.tasks = tasks;
        this.mails = mails;
        this.vault = vault;
        this.alarms = alarms;
        this.heartbeat = heartbeat;
        this.deliveries = deliveries;
        this.malls = malls;
        this.intakes = intakes;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A part of the portal. If several need an operator, an earlier one is graver than a later one. */
    public enum Part {
        VAULT,
        ALARMS,
        JOBS,
        MALLS,
        MAILS,
        HEARTBEAT,
        /** Receivers that don't take notices concern their companies, and never the operator. */
        NOTICES
    }

    /**
     * The state of nodes, jobs, malls, mails, notices, vault and heartbeat.
     *
     * @param nodes the host of each node
     * @param trouble what keeps the portal from its work
     * @param alarms the number of the vault's alarms that nobody has acknowledged
     * @param unansweredShops the number of shops whose intake of orders fails on any node
     * @param mailsStuck whether the oldest mail has waited too long
     * @param notices a line for each channel over which some notices don't get through
     */
    public record Machinery(
            List<String> nodes,
            JobQueue.Standing jobs,
            Optional<Trouble> trouble,
            List<Mall> malls,
            long unansweredShops,
            Mails.Standing mails,
            boolean mailsStuck,
            VaultKeys.Standing vault,
            int alarms,
            Heartbeat.Standing heartbeat,
            List<DeliveryHealth.Trouble> notices) {

        /**
         * The parts that need an operator, the gravest first. Single jobs that fail come last, since the portal retries
         * them and does its other work.
         */
        public List<Part> wrong() {
            return Stream.of(Part.values())
                    .filter(this::isWrong)
                    .sorted(Comparator.comparing(part -> part == Part.JOBS && trouble.isEmpty()))
                    .toList();
        }

        /** Whether some shops get no usable answer. The portal retries, so these shops need no operator. */
        public boolean lacksAnswers() {
            return unansweredShops > 0 || malls.stream().anyMatch(mall -> mall.unansweredShops() > 0);
        }

        private boolean isWrong(Part part) {
            return switch (part) {
                case VAULT -> vault.condition() != VaultKeys.Condition.OPENS || vault.unreadable() > 0;
                case ALARMS -> alarms > 0;
                case JOBS -> trouble.isPresent() || jobs.failing() > 0;
                case MALLS -> malls.stream().anyMatch(mall -> mall.awaySince().isPresent());
                case MAILS -> mailsStuck;
                case HEARTBEAT -> heartbeat.missed().isPresent();
                case NOTICES -> false;
            };
        }
    }

    /**
     * Returns the current state.
     *
     * @throws OperatorNeeded if the current member isn't an operator
     */
    public Machinery now() {
        operator.id();
        return read();
    }

    /** Returns the current state to any caller, such as a program that watches the portal. */
    Machinery read() {
        Mails.Standing outbox = mails.standing();
        return new Machinery(
                tasks.hosts(),
                jobs.standing().and(tasks.standing()),
                heartbeat.trouble(),
                malls.all(),
                intakes.unansweredShops(),
                outbox,
                outbox.oldest()
                        .filter(oldest -> oldest.plus(PortalPulse.LATE).isBefore(clock.instant()))
                        .isPresent(),
                vault.standing(),
                alarms.unseen(),
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

package jp.kagiban.delivery.letter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.address.MemberMails.Reach;
import jp.kagiban.mail.DirectMailer;
import jp.kagiban.mail.DirectMailer.DirectMail;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.SendBackoff;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import jp.kagiban.tenancy.Memberships;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails the owners of a company on Mondays at 9:00 in Tokyo that all keys are fine, or which aren't. So owners notice if
 * the portal falls silent. A mail is sent once, whichever node plans it, and is retried for a day.
 */
@Component
public class WeeklyMails {

    private static final Logger LOG = LoggerFactory.getLogger(WeeklyMails.class);

    private static final int HOUR = 9;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);
    private static final SendBackoff BACKOFF = new SendBackoff(GIVEN_UP_AFTER);

    /** Most mails of all companies are due within half an hour. The scheduler's threads have other jobs too. */
    private static final int MAILS_AT_ONCE = 4;

    private static final Duration RETRY_IF_FULL = Duration.ofSeconds(10);

    private final MailChoices choices;
    private final Memberships memberships;
    private final MemberMails reaches;
    private final Unsubscribing unsubscribing;
    private final WeeklyText texts;
    private final DirectMailer mailer;
    private final PublicAddress portal;
    private final TenantScope scope;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MAILS_AT_ONCE);

    WeeklyMails(
            MailChoices choices,
            Memberships memberships,
            MemberMails reaches,
            Unsubscribing unsubscribing,
            WeeklyText texts,
            DirectMailer mailer,
            PublicAddress portal,
            TenantScope scope,
            Jobs jobs,
            TransactionTemplate transaction,
            JdbcClient db,
            Clock clock) {
        this.choices = choices;
        this.memberships = memberships;
        this.reaches = reaches;
        this.unsubscribing = unsubscribing;
        this.texts = texts;
        this.mailer = mailer;
        this.portal = portal;
        this.scope = scope;
        this.jobs = jobs;
        this.transaction = transaction;
        this.db = db;
        this.clock = clock;
    }

    /** Sends the current week's mail to one owner. */
    public record WeeklyJob(TenantId tenant, MemberId member) implements Job<WeeklyJob> {

        public static final JobType<WeeklyJob> SEND =
                JobType.of("weekly-mail", WeeklyJob.class).yielding();

        @Override
        public JobType<WeeklyJob> type() {
            return SEND;
        }

        @Override
        public String instance() {
            return tenant + ":" + member;
        }
    }

    /** Returns the next Monday at 9:00 in Tokyo after this instant. */
    public static Instant next(Instant now) {
        LocalDate monday = Jst.day(now).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        Instant due = Jst.instant(monday.atTime(HOUR, 0));
        return due.isAfter(now) ? due : due.plus(WEEK);
    }

    private static Instant last(Instant now) {
        return next(now).minus(WEEK);
    }

    /**
     * Plans this week's mails of the current company that aren't planned yet. Does nothing for a company that had no key in
     * use when the week's mails were due.
     */
    public void plan() {
        Instant due = last(clock.instant());
        if (isOver(due)) {
            return;
        }
        List<MemberId> planned = planned(due);
        List<MemberId> owners = memberships.owners().stream()
                .filter(owner -> !planned.contains(owner) && choices.wanted(MailSort.WEEKLY, owner))
                .toList();
        if (!owners.isEmpty() && texts.hadKeys(due)) {
            owners.forEach(owner -> plan(owner, due));
        }
    }

    private boolean isOver(Instant due) {
        return !clock.instant().isBefore(due.plus(GIVEN_UP_AFTER));
    }

    private List<MemberId> planned(Instant due) {
        return db.sql("SELECT member_id FROM weekly_mail WHERE tenant_id = ? AND sent_for = ?")
                .params(Column.of(scope.current()), Jst.day(due))
                .query((row, _) -> Column.member(row, "member_id"))
                .list();
    }

    /** If another node plans the same mail, the slower node finds its mark. */
    private void plan(MemberId owner, Instant due) {
        unsubscribing.token(MailSort.WEEKLY, owner);
        transaction.executeWithoutResult(_ -> {
            if (mark(owner, Jst.day(due))) {
                jobs.plan(new WeeklyJob(scope.current(), owner), clock.instant());
            }
        });
    }

    private boolean mark(MemberId owner, LocalDate monday) {
        return db.sql("UPDATE weekly_mail SET sent_for = ?, version = version + 1"
                                + " WHERE tenant_id = ? AND member_id = ? AND (sent_for IS NULL OR sent_for < ?)")
                        .params(monday, Column.of(scope.current()), Column.of(owner), monday)
                        .update()
                > 0;
    }

    /** Returns when to retry; empty if the mail was sent or isn't wanted any more. Runs in the scope of the tenant. */
    public Optional<Instant> send(WeeklyJob job) {
        Instant due = last(clock.instant());
        Optional<Reach> reach =
                memberships.owners().contains(job.member()) && choices.wanted(MailSort.WEEKLY, job.member())
                        ? reaches.reach(job.member())
                        : Optional.empty();
        if (isOver(due) || reach.isEmpty()) {
            return Optional.empty();
        }
        if (!places.tryAcquire()) {
            return Optional.of(clock.instant().plus(RETRY_IF_FULL));
        }
        try {
            return mail(job, due, reach.get()).map(mailer::deliver).flatMap(result -> retry(result, due));
        } finally {
            places.release();
        }
    }

    private Optional<DirectMail> mail(WeeklyJob job, Instant due, Reach reach) {
        Locale language = reach.language();
        URI base = URI.create(portal.base() + "/");
        URI stop = base.resolve("unsubscribe/" + unsubscribing.token(MailSort.WEEKLY, job.member()));
        UUID id = UUID.nameUUIDFromBytes((job.instance() + ":" + due).getBytes(StandardCharsets.UTF_8));
        return texts.write(language, base, stop).map(text -> new DirectMail(id, reach.address(), language, text, stop));
    }

    private Optional<Instant> retry(SendResult result, Instant due) {
        Instant now = clock.instant();
        return switch (result) {
            case SendResult.Taken _ -> Optional.empty();
            case SendResult.NoPlace _ -> Optional.of(now.plus(RETRY_IF_FULL));
            case SendResult.Later(String said, Optional<Duration> after) -> {
                LOG.info("A weekly mail could not be sent: {}; retrying within 4 h until a day is over", said);
                yield BACKOFF.next(now, due, tries(due, now), after);
            }
            case SendResult.Refused(String said) -> {
                LOG.warn("A weekly mail was refused: {}. If many are, check KAGIBAN_SMTP_…", said);
                yield Optional.empty();
            }
        };
    }

    /** Each retry waits twice as long as the one before, so the tries follow from the time since the first one. */
    private static int tries(Instant due, Instant now) {
        return Long.SIZE - Long.numberOfLeadingZeros(Duration.between(due, now).toMinutes());
    }
}

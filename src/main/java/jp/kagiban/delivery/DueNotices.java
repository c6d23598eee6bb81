package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/** Finds the notices that are due in a company now. */
@Component
class DueNotices {

    private final Notices notices;
    private final DeliveryRules rules;
    private final Clock clock;

    DueNotices(Notices notices, DeliveryRules rules, Clock clock) {
        this.notices = notices;
        this.rules = rules;
        this.clock = clock;
    }

    /** A notice whose reminder is due, unless it was sent before. */
    record Due(Notice notice, Reminder reminder) {

        boolean urgent() {
            return notice.kind().urgent();
        }

        /** Returns whether the notice may be over within the hour, such as after a restart of the portal. */
        boolean settles() {
            return notice.kind() == NoticeKind.CHECKS_STOPPED;
        }
    }

    /**
     * The due notices at one instant.
     *
     * @param due includes notices that wait for the end of the quiet hours
     * @param quietUntil the end of the quiet hours; empty if this isn't a quiet hour
     */
    record Now(Instant at, DeliveryRule rule, boolean ofNoShop, List<Due> due, Optional<Instant> quietUntil) {

        /** Returns the notices that may be sent at once. */
        List<Due> allowed(List<Due> candidates) {
            return quietUntil.isEmpty()
                    ? candidates
                    : candidates.stream()
                            .filter(candidate -> rule.urgentAlways() && candidate.urgent())
                            .toList();
        }
    }

    /** Runs in the scope of the tenant. */
    Now of(TenantId tenant) {
        Instant now = clock.instant();
        DeliveryRule rule = rules.of(tenant);
        Notices.Standing standing = notices.standing();
        return new Now(
                now,
                rule,
                standing.ofNoShop(),
                due(standing.notices(), rule.days()),
                rule.quiet().endsAt(now));
    }

    /**
     * Returns the latest reminder of each notice, the most urgent first. Only the current notices count, so nothing is
     * missed after downtime. A mark by a member or a new key silences a notice until its next stage.
     */
    private static List<Due> due(List<Notice> standing, ReminderDays days) {
        return standing.stream()
                .filter(notice -> notice.kind().reaches())
                .filter(notice -> !notice.quiet())
                .flatMap(notice ->
                        day(notice, days).stream().map(day -> new Due(notice, new Reminder(notice.key(), day))))
                .toList();
    }

    private static Optional<Integer> day(Notice notice, ReminderDays days) {
        return switch (notice.text()) {
            // After the key has expired, only the days that the company chose after the last day count.
            case Notice.Stage stage ->
                days.reached(stage.days()).filter(day -> day < 0 || notice.kind() != NoticeKind.EXPIRED);
            case Notice.OwnWords _, Notice.Batch _ -> Optional.of(Reminder.ONCE);
        };
    }
}

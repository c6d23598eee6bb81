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

/** What is due in a company now, by its rule and its notices. */
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

    /** A notice that is to be told, if it hasn't been. */
    record Due(Notice notice, Reminder reminder) {

        boolean urgent() {
            return notice.kind().urgent();
        }

        /** Whether it may pass by itself within the hour, as after a rest of the portal. */
        boolean settles() {
            return notice.kind() == NoticeKind.CHECKS_STOPPED;
        }
    }

    /**
     * How it stands at one instant.
     *
     * @param due whether it may be told now or has to wait for the end of the quiet hours
     * @param quietUntil when these end, if this is one of them
     */
    record Now(Instant at, DeliveryRule rule, boolean ofNoShop, List<Due> due, Optional<Instant> quietUntil) {

        /** Those of them that may be told at once. */
        List<Due> allowed(List<Due> some) {
            return quietUntil.isEmpty()
                    ? some
                    : some.stream()
                            .filter(one -> rule.urgentAlways() && one.urgent())
                            .toList();
        }
    }

    /** Runs with the tenant in force. */
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
     * Of each notice the latest reminder that has come, the most urgent first. What somebody has taken in hand, by their word or
     * by a new key, is left out until its next stage begins.
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
            // Once the key has ended, only a day that was chosen for then tells of it.
            case Notice.Stage stage ->
                days.reached(stage.days()).filter(day -> day < 0 || notice.kind() != NoticeKind.EXPIRED);
            case Notice.OwnWords _, Notice.Batch _ -> Optional.of(Reminder.ONCE);
        };
    }
}

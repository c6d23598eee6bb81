package jp.kagiban.delivery;

import java.util.List;
import java.util.Optional;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;

/** What is to be told outside the portal at an instant: a function of what stands, so that nothing is missed after downtime. */
final class Reminders {

    private Reminders() {}

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
     * Of each notice the latest reminder that has come, the most urgent first. What somebody has taken in hand, by their word or
     * by a new key, is left out until its next stage begins.
     */
    static List<Due> due(List<Notice> standing, ReminderDays days) {
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
            case Notice.OwnWords _ -> Optional.of(Reminder.ONCE);
        };
    }
}

package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.kagiban.mail.Mails;
import jp.kagiban.operator.Heartbeat.Trouble;
import jp.kagiban.operator.MachineryDesk.Machinery;
import jp.kagiban.operator.MachineryDesk.Part;
import jp.kagiban.storage.JobQueue;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultKeys;
import org.junit.jupiter.api.Test;

/** The console names what is wrong, the gravest first. */
class MachineryTest {

    private static Machinery machinery(
            VaultKeys.Condition vault, int alarms, Optional<Trouble> trouble, long failing, boolean mailsStuck) {
        return machinery(vault, alarms, trouble, failing, mailsStuck, 0);
    }

    private static Machinery machinery(
            VaultKeys.Condition vault,
            int alarms,
            Optional<Trouble> trouble,
            long failing,
            boolean mailsStuck,
            long unansweredShops) {
        return new Machinery(
                List.of("a"),
                new JobQueue.Standing(9, 0, Optional.empty(), failing),
                trouble,
                List.of(),
                unansweredShops,
                new Mails.Standing(0, 3, Optional.empty()),
                mailsStuck,
                new VaultKeys.Standing(List.of(), 1, 0, vault, 0),
                alarms,
                new Heartbeat.Standing(
                        true,
                        Optional.empty(),
                        mailsStuck
                                ? Optional.of(new Heartbeat.Missed(SettableClock.START, Trouble.UNREACHED))
                                : Optional.empty()),
                List.of());
    }

    @Test
    void nothingIsWrongWhileMailsOfLastWeekWereGivenUp() {
        assertThat(machinery(VaultKeys.Condition.OPENS, 0, Optional.empty(), 0, false)
                        .wrong())
                .isEmpty();
    }

    @Test
    void shopsWithoutAnswersAreReportedButNotWrong() {
        Machinery now = machinery(VaultKeys.Condition.OPENS, 0, Optional.empty(), 0, false, 1);
        assertThat(now.wrong()).isEmpty();
        assertThat(now.lacksAnswers()).isTrue();
    }

    @Test
    void theGravestStandsFirst() {
        assertThat(machinery(VaultKeys.Condition.AWAY, 2, Optional.of(Trouble.CHECKS_STOPPED), 1, true)
                        .wrong())
                .containsExactly(Part.VAULT, Part.ALARMS, Part.JOBS, Part.MAILS, Part.HEARTBEAT);
    }

    @Test
    void singleFailedJobsStandLast() {
        assertThat(machinery(VaultKeys.Condition.OPENS, 1, Optional.empty(), 2, true)
                        .wrong())
                .containsExactly(Part.ALARMS, Part.MAILS, Part.HEARTBEAT, Part.JOBS);
    }
}

package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static String of(String typed) {
        return Usage.of(List.of(typed.split(" ")));
    }

    @Test
    void everyFormIsACommand() {
        assertThat(Usage.FORMS).allSatisfy(form -> {
            String typed = form.replaceFirst("^operator ", "")
                    .replaceFirst(" \\[.*", "")
                    .replaceAll("\\b(KEK|RECOVERY-KEY)\\b", "1");
            assertThat(Commands.known(List.of(typed.split(" ")))).isTrue();
        });
    }

    @Test
    void wrongArgumentsGetTheUsageOfTheirCommand() {
        assertThat(of("vault rotate now")).isEqualTo("Say 'vault rotate'.");
        assertThat(of("vault shred attest all")).isEqualTo("Say 'vault shred attest KEK RECOVERY-KEY'.");
        assertThat(of("add")).isEqualTo("Say 'operator add MAIL'.");
        assertThat(of("backup")).isEqualTo("Say 'backup FOLDER'.");
    }

    @Test
    void aCommandWithSeveralFormsGetsEachForm() {
        assertThat(of("vault ledger burn")).isEqualTo("Say 'vault ledger' or 'vault ledger accept'.");
    }

    @Test
    void anUnknownCommandLeadsToTheHelp() {
        assertThat(of("vault open"))
                .startsWith("There is no command 'vault open'.")
                .contains("'help'");
        assertThat(of("promote a@example.jp")).startsWith("There is no command 'operator promote");
        assertThat(of("vault")).startsWith("There is no command 'vault'.");
        assertThat(Usage.of(List.of())).startsWith("There is no command 'operator'.");
    }
}

package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.vault.RecoveryPair;
import jp.kagiban.vault.TestRecovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vault recovery-init FILE}, up to what the portal answers. */
class RecoveryInitTest {

    private static final RecoveryPair PAIR = TestRecovery.FIRST.pair();

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<List<String>> asked = new ArrayList<>();

    private Path file() {
        return folder.resolve("recovery.pem");
    }

    private Answer init(Answer ofThePortal) {
        return RecoveryInit.run(file(), PAIR, said::add, words -> {
            asked.add(words);
            return ofThePortal;
        });
    }

    @Test
    void thePortalGetsThePublicKeyAndNothingElse() throws IOException {
        assertThat(init(Answer.done("Canary: ab\nIt is wrapped."))).isEqualTo(Answer.done("It is wrapped."));
        assertThat(asked.getFirst()).hasSize(3).startsWith("vault", "recovery-key");
        assertThat(asked.getFirst().getLast()).hasSizeBetween(730, 740);
        assertThat(Files.readString(file()))
                .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----")
                .endsWith("-----END ENCRYPTED PRIVATE KEY-----\nCanary: ab\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    /** It may have taken the key all the same. */
    @Test
    void whateverThePortalAnswersKeyAndPassphraseAreNotLost() {
        Answer answer = init(Answer.refused("The portal hasn't answered in time."));
        assertThat(answer.done()).isFalse();
        assertThat(answer.text()).contains("hasn't answered in time", "Unless 'vault status' names its fingerprint");
        assertThat(said.getFirst()).containsPattern("    ([A-Z2-9]{4}-){5}[A-Z2-9]{4}");
        assertThat(file()).exists();
    }

    @Test
    void whereItBreaksOffTheyAreToldAlready() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RecoveryInit.run(file(), PAIR, said::add, _ -> {
                    throw new IllegalStateException("stopped");
                }));
        assertThat(said).hasSize(1);
        assertThat(file()).exists();
    }

    @Test
    void aLineThatCannotBeAddedIsShown() {
        Answer answer = RecoveryInit.run(file(), PAIR, said::add, _ -> {
            assertThat(file().toFile().delete()).isTrue();
            return Answer.done("Canary: ab\nIt is wrapped.");
        });
        assertThat(answer.text()).contains("'Canary: ab' couldn't be added").endsWith("It is wrapped.");
    }

    @Test
    void noFileIsOverwritten() throws IOException {
        Files.writeString(file(), "of yesterday");
        assertThat(init(Answer.done("")).text()).contains("is there already");
        assertThat(file()).hasContent("of yesterday");
        assertThat(asked).isEmpty();
    }

    @Test
    void whereNoFileCanBeMadeThatIsSaid() {
        assertThat(RecoveryInit.run(folder.resolve("nowhere/key"), PAIR, said::add, _ -> Answer.done(""))
                        .text())
                .contains("can't be made");
    }
}

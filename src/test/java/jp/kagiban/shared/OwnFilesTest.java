package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** What lies in the portal's folders is for its own account. */
class OwnFilesTest {

    @TempDir
    Path place;

    private Path data;
    private MockEnvironment environment;

    @BeforeEach
    void somebodyHasMadeTheFolder() throws IOException {
        data = Files.createDirectory(place.resolve("data"));
        chmod(data, "rwxrwxr-x");
        environment = new MockEnvironment()
                .withProperty("kagiban.data-dir", data.toString())
                .withProperty("kagiban.vault.dir", data.resolve("vault").toString())
                .withProperty("kagiban.seals.dir", data.resolve("seals").toString());
    }

    private void start() {
        new OwnFiles().postProcessEnvironment(environment, new SpringApplication());
    }

    private Path file(String name, String rights) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        return chmod(Files.writeString(file, "x"), rights);
    }

    private static Path chmod(Path path, String rights) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kagiban.mv.db",
                "kagiban.trace.db",
                "operator.door",
                "sandbox-rms.json",
                "vault/vault.password",
                "vault/vault.bcfks",
                "seals/seals",
                "seals/keks",
                "seals/ledger.checkpoint",
                "outbox/1.eml"
            })
    void whatOthersCouldReadIsForItsOwnerAlone(String name) throws IOException {
        Path file = file(name, "rw-rw-r--");
        start();
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(file.getParent())).isEqualTo("rwx------");
    }

    @Test
    void whatIsNotOursStaysAsItIs() throws IOException {
        Path other = file("notes.txt", "rw-r--r--");
        Path own = file("kagiban.mv.db", "rw-r--r--");
        chmod(data, "rwxr-xr-x");
        start();
        assertThat(rights(other)).isEqualTo("rw-r--r--");
        assertThat(rights(data)).isEqualTo("rwxr-xr-x");
        assertThat(rights(own)).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
    void aFolderOfOthersInWhichTheyMayWriteIsRefused(String rights) throws IOException {
        file("notes.txt", "rw-r--r--");
        chmod(data, rights);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(this::start)
                .withMessageContaining("may write to " + data);
    }

    @Test
    void aFolderThatBelongsToNobodyAloneIsRefusedAndStaysAsItIs() throws IOException {
        Files.setAttribute(data, "unix:mode", 01777);
        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::start);
        assertThat(rights(data)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void aMountedSecretThatAllMayReadIsToldAndOneThatTheyMayWriteIsRefused() throws IOException {
        Path secret = chmod(Files.writeString(place.resolve("password"), "x"), "r--r--r--");
        environment.setProperty("kagiban.vault.password-file", secret.toString());
        start();
        assertThat(rights(secret)).isEqualTo("r--r--r--");
        assertThat(new OpenSecrets(environment).found()).containsExactly(secret);
        chmod(secret, "rw-rw----");
        assertThat(new OpenSecrets(environment).found()).isEmpty();
        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::start).withMessageContaining(secret.toString());
    }
}

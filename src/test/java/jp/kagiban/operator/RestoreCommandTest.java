package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {

    @TempDir
    Path temp;

    private Path backup;
    private Path data;

    @BeforeEach
    void writeABackup() throws IOException {
        backup = Files.createDirectory(temp.resolve("backup"));
        data = temp.resolve("data");
        zip("kagiban.mv.db");
        Files.writeString(backup.resolve("seals"), "seals of then");
        Files.writeString(backup.resolve("ledger"), "sums of then");
    }

    private void zip(String name) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup.resolve("database.zip")))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("rows of then".getBytes());
        }
    }

    private Answer restore() {
        return new RestoreCommand(Map.of("KAGIBAN_DATA_DIR", data.toString())).from(backup);
    }

    @Test
    void databaseAndSealsComeBackForTheirOwnerAlone() throws IOException {
        Answer answer = restore();
        assertThat(answer.done()).isTrue();
        assertThat(answer.text())
                .contains("The database lies in " + data, data.resolve("vault").toString());
        assertThat(data.resolve("kagiban.mv.db")).hasContent("rows of then");
        assertThat(data.resolve("seals/seals")).hasContent("seals of then");
        assertThat(data.resolve("seals/ledger")).hasContent("sums of then");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("kagiban.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsPutOverADatabase() throws IOException {
        Files.createDirectory(data);
        Files.writeString(data.resolve("kagiban.mv.db"), "rows of now");
        assertThat(restore().text()).startsWith("There is a database in " + data + " already");
        assertThat(data.resolve("kagiban.mv.db")).hasContent("rows of now");
        assertThat(data.resolve("seals")).doesNotExist();
    }

    @Test
    void norOverSeals() throws IOException {
        Files.createDirectories(data.resolve("seals"));
        Files.writeString(data.resolve("seals/seals"), "seals of now");
        assertThat(restore().done()).isFalse();
        assertThat(data.resolve("kagiban.mv.db")).doesNotExist();
    }

    @Test
    void aFolderThatIsNoBackupIsRefused() throws IOException {
        Files.delete(backup.resolve("database.zip"));
        assertThat(restore().text()).startsWith("There is no database.zip in " + backup);
        assertThat(data).doesNotExist();
    }

    @Test
    void aZipOfSomethingElseIsRefused() throws IOException {
        zip("../kagiban.mv.db");
        assertThat(restore().text()).contains("there is no kagiban.mv.db in");
        assertThat(data.resolve("kagiban.mv.db")).doesNotExist();
        assertThat(temp.resolve("kagiban.mv.db")).doesNotExist();
    }

    @Test
    void whatAnEarlierTryHasLeftIsNoHindrance() throws IOException {
        Files.createDirectory(data);
        Files.writeString(data.resolve("kagiban.mv.db.part"), "half");
        assertThat(restore().done()).isTrue();
        assertThat(data.resolve("kagiban.mv.db.part")).doesNotExist();
    }

    @Test
    void aBackupWithoutSealsIsRestoredToo() throws IOException {
        Files.delete(backup.resolve("seals"));
        Files.delete(backup.resolve("ledger"));
        assertThat(restore().done()).isTrue();
        assertThat(data.resolve("seals")).doesNotExist();
    }
}

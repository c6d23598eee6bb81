package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is deleted is gone from the file's bytes too, once it was compacted. */
class DatabaseFileTest {

    private static final int SECRETS = 200;

    @TempDir
    Path folder;

    private interface Work {

        void on(ApplicationContext portal) throws Exception;
    }

    /** With the pool, the order of destruction and the address of the portal. */
    private void run(Work work) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(DatabaseFileOnly.class)
                .withPropertyValues("spring.datasource.url=" + DatabaseAddress.file(folder))
                .run(work::on);
    }

    private static JdbcClient db(ApplicationContext portal) {
        return JdbcClient.create(portal.getBean(DataSource.class));
    }

    /** As {@code sealed_secret} keeps them: bytes that nothing can press. */
    private static byte[] envelope(int number) {
        byte[] bytes = new byte[2_000];
        ThreadLocalRandom.current().nextBytes(bytes);
        byte[] mark = "envelope-of-secret-%04d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, bytes, 1_000, mark.length);
        return bytes;
    }

    private static void sealAndDestroy(ApplicationContext portal) {
        JdbcClient db = db(portal);
        db.sql("CREATE TABLE IF NOT EXISTS secret (id INT PRIMARY KEY, content BLOB)")
                .update();
        for (int i = 0; i < SECRETS; i++) {
            db.sql("INSERT INTO secret VALUES (?, ?)").params(i, envelope(i)).update();
        }
        db.sql("DELETE FROM secret WHERE id > 0").update();
    }

    private DatabaseFile made() {
        DataSourceProperties address = new DataSourceProperties();
        address.setUrl(DatabaseAddress.file(folder));
        DatabaseFile file = new DatabaseFile(address);
        file.makeForItsOwnerAlone();
        return file;
    }

    private String bytes() throws IOException {
        return Files.readString(folder.resolve("kagiban.mv.db"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aDestroyedSecretStaysInTheBytesOfAFileThatIsInUse() {
        run(portal -> {
            sealAndDestroy(portal);
            assertThat(bytes()).contains("envelope-of-secret-0000", "envelope-of-secret-0001");
        });
    }

    @Test
    void theFileIsMadeForItsOwnerAlone() throws IOException {
        made();
        run(DatabaseFileTest::sealAndDestroy);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kagiban.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatAnotherProcessOpenedFirstIsLeft() throws Exception {
        DatabaseFile file = made();
        Files.writeString(folder.resolve("kagiban.mv.db"), "rows of the other process");
        file.destroy();
        assertThat(folder.resolve("kagiban.mv.db")).hasContent("rows of the other process");
    }

    @Test
    void aFileThatNobodyOpenedIsRemoved() throws Exception {
        made().destroy();
        assertThat(folder.resolve("kagiban.mv.db")).doesNotExist();
    }

    @Test
    void theEmptyFileOfARefusedStartIsRemoved() throws Exception {
        DatabaseFile file = made();
        file.opened();
        file.destroy();
        assertThat(folder.resolve("kagiban.mv.db")).doesNotExist();
    }

    @Test
    void whatACompactionThatWasCutOffHasLeftMakesRoomAtTheNextStart() throws IOException {
        Path database = Files.writeString(folder.resolve("kagiban.mv.db"), "whole");
        Path half = Files.writeString(folder.resolve("kagiban.mv.db.tempFile"), "half");
        DataSpace.clear(database);
        assertThat(half).doesNotExist();
        assertThat(database).hasContent("whole");
    }

    @Test
    void afterTheEndItIsGone() throws IOException {
        run(DatabaseFileTest::sealAndDestroy);
        assertThat(bytes()).contains("envelope-of-secret-0000").doesNotContain("envelope-of-secret-0001");
        assertThat(bytes()).doesNotContain("envelope-of-secret-0199").hasSizeLessThan(100_000);
    }
}

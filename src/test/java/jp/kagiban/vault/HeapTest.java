package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a vault has used and forgotten isn't in its memory any more, as far as a dump of what is still reachable tells. */
@Tag("slow")
class HeapTest {

    @TempDir
    Path folder;

    private List<String> told() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapChild.class.getName(),
                        "jdbc:h2:mem:heap;MODE=MySQL",
                        folder.toString(),
                        folder.resolve("memory.hprof").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = child.inputReader().lines().toList();
        assertThat(child.waitFor()).isZero();
        return lines;
    }

    @Test
    void neitherTheSecretNorTheKeysThatOpenedItAreLeft() throws Exception {
        assertThat(told())
                .contains("opened 48", "secret gone", "tenant-key gone", "record-prk gone", "last-prk gone")
                .as("what is still held is found")
                .contains("wrapped-key found");
    }
}

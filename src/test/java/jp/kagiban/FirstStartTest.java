package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first step of {@code ./kagiban dev}: the libraries come from the class path, our classes from a loader of their own. */
@Tag("slow")
class FirstStartTest {

    private static final String LIBRARIES = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> path.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    Path folder;

    @Test
    void aPortalStartsFromClassesInTheirOwnLoader() throws Exception {
        compile();
        ProcessBuilder start = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-Duser.timezone=UTC",
                "-XX:TieredStopAtLevel=1",
                "-Dvaadin.productionMode=true",
                "-Dspring.context.exit=onRefresh",
                "-cp",
                LIBRARIES + File.pathSeparator + folder,
                "jp.kagiban.dev.FirstStart");
        start.environment().keySet().removeIf(name -> name.startsWith("KAGIBAN_"));
        start.environment().put("KAGIBAN_SANDBOX", "on");
        start.environment().put("KAGIBAN_PORT", "0");
        start.environment().put("KAGIBAN_DATA_DIR", folder.resolve("data").toString());
        Process portal = start.redirectErrorStream(true).start();
        String output = new String(portal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(portal.waitFor()).as(output).isZero();
    }

    private void compile() {
        List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", LIBRARIES);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments(options, "src/dev/java/jp/kagiban/dev/FirstStart.java")))
                .isZero();
    }

    private static String[] arguments(List<String> options, String file) {
        return Stream.concat(options.stream(), Stream.of(file)).toArray(String[]::new);
    }
}

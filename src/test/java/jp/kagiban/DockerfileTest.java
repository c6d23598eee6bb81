package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The image builds: the commands of the Dockerfile's first stage run as they stand there, with the files that it copies and no
 * others. Only the engine isn't asked for. Libraries come from Maven's own repository on this machine.
 */
@Tag("slow")
class DockerfileTest {

    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--)(\\S+) (\\S+)$");
    private static final Pattern SETTING = Pattern.compile("(?m)^(?:ENV|ARG) (\\w+)=\"?([^\"\\n]*)\"?$");
    private static final Pattern RUN = Pattern.compile("(?m)^RUN ((?:.*\\\\\\n)*.*)$");
    private static final Pattern COPIED_ON = Pattern.compile("(?m)^COPY --from=build (\\S+) ");

    private static final Pattern PORT_OF_PROBES = Pattern.compile("KAGIBAN_MANAGEMENT_PORT=(\\d+)");

    @TempDir
    Path build;

    private final List<String> stages = read();

    private static List<String> read() {
        try {
            return List.of(Files.readString(Path.of("Dockerfile")).split("(?m)(?=^FROM )"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Stream<MatchResult> in(String stage, Pattern pattern) {
        return pattern.matcher(stage).results();
    }

    /** The first part is the head of the file. */
    private String first() {
        return stages.get(1);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void itsFirstStageBuildsThePortalOfWhatItCopies() throws Exception {
        copy();
        Path portal = build.resolve("portal");
        for (MatchResult command : in(first(), RUN).toList()) {
            // The image's own folder is of no use here.
            run(command.group(1).replace("/portal", portal.toString()));
        }
        for (MatchResult copied : in(stages.get(2), COPIED_ON).toList()) {
            assertThat(Path.of(copied.group(1).replace("/portal", portal.toString())))
                    .exists();
        }
        assertThat(run("java -jar portal/kagiban.jar --version"))
                .startsWith("Kagiban ")
                .endsWith("(commit unknown)");
    }

    @Test
    void itsPortOfProbesLeavesTheOneOfTheHelpFree() throws IOException {
        String port =
                in(stages.get(2), PORT_OF_PROBES).findFirst().orElseThrow().group(1);
        assertThat(Files.readString(Path.of("kagiban"))).doesNotContain("KAGIBAN_PORT=" + port);
    }

    private void copy() throws IOException {
        for (MatchResult copied : in(first(), COPY).toList()) {
            Path from = Path.of(copied.group(1));
            Path to = build.resolve(copied.group(2));
            Files.createDirectories(to);
            FileSystemUtils.copyRecursively(from, Files.isDirectory(from) ? to : to.resolve(from.getFileName()));
        }
    }

    /** Returns what it has said. */
    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(build.toFile())
                .redirectErrorStream(true);
        shell.environment().keySet().removeIf(name -> name.startsWith("KAGIBAN_"));
        shell.environment().putAll(settings());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin:", (path, java) -> java + path);
        Process process = shell.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + said).isZero();
        return said.strip();
    }

    private Map<String, String> settings() {
        return in(first(), SETTING).collect(Collectors.toMap(set -> set.group(1), set -> set.group(2)));
    }
}

package jp.kagiban.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program of this machine, such as {@code promtool}. */
public final class Tool {

    private Tool() {}

    /** Runs it to its end, and returns what it says. Throws if it fails. */
    public static String run(Path folder, String... command) throws Exception {
        Process tool = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
        return said;
    }
}

package jp.kagiban.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.tools.ToolProvider;

/** The program that merchants check their history with, compiled as it is handed out. */
final class Verifier {

    private final MethodHandle run;

    Verifier() {
        try {
            Path classes = Files.createTempDirectory(Path.of("target"), "verify");
            int compiled = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-d",
                            classes.toString(),
                            "src/main/resources/verify/Verify.java");
            if (compiled != 0) {
                throw new IllegalStateException("Verify.java doesn't compile");
            }
            Class<?> type = new URLClassLoader(new URL[] {classes.toUri().toURL()}).loadClass("Verify");
            run = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStatic(
                            type,
                            "run",
                            MethodType.methodType(int.class, PrintStream.class, Instant.class, String[].class));
        } catch (IOException | ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Its exit code and its output at this time. */
    String says(Instant now, Path... files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] names = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            names[i] = files[i].toString();
        }
        try {
            int code = (int) run.invokeExact(new PrintStream(bytes, true, StandardCharsets.UTF_8), now, names);
            return code + " " + bytes.toString(StandardCharsets.UTF_8).strip();
        } catch (Throwable broken) {
            throw new IllegalStateException(broken);
        }
    }
}

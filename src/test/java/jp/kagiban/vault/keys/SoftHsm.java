package jp.kagiban.vault.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A hardware security module in software (Debian's softhsm2), with one token for all tests of this JVM. */
final class SoftHsm {

    private static final String PIN = "1234";

    private SoftHsm() {}

    /** Made when it is needed first: the library knows the tokens of the moment at which it was loaded. */
    private static final class Made {

        private static final KekSettings.Pkcs11 TOKEN = make();
    }

    static KekSettings.Pkcs11 token() {
        return Made.TOKEN;
    }

    /** The library reads where its tokens lie from a file that the environment names (pom.xml). */
    private static KekSettings.Pkcs11 make() {
        try {
            Path conf = Path.of(System.getenv("SOFTHSM2_CONF"));
            Path tokens = Files.createTempDirectory(Files.createDirectories(conf.getParent()), "softhsm-");
            Files.writeString(
                    conf, "directories.tokendir = " + tokens + "\nslots.removable = false\nlog.level = ERROR\n");
            run("softhsm2-util", "--init-token", "--free", "--label", "kagiban", "--so-pin", PIN, "--pin", PIN);
            Path settings = Files.writeString(
                    tokens.resolve("pkcs11.cfg"), "name = Kagiban\nlibrary = " + library() + "\nslotListIndex = 0\n");
            return new KekSettings.Pkcs11(settings, Files.writeString(tokens.resolve("pin"), PIN + "\n"));
        } catch (IOException unusable) {
            throw new UncheckedIOException("This machine lacks the program softhsm2-util (package softhsm2)", unusable);
        }
    }

    private static Path library() {
        return Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }
}

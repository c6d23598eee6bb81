package jp.kagiban.bench;

import java.io.BufferedReader;
import java.io.IOException;

/** {@link LicenceRms} in a JVM of its own. */
final class LicenceRmsProcess implements AutoCloseable {

    private final Process process;
    private final String address;

    LicenceRmsProcess(int delayMillis) throws IOException {
        process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LicenceRms.class.getName(),
                        String.valueOf(delayMillis))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        address = said.readLine();
        if (address == null) {
            throw new IOException("The thin RMS does not start");
        }
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

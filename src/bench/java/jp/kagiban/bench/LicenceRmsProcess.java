package jp.kagiban.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;

/** {@link LicenceRms} in a JVM of its own. */
final class LicenceRmsProcess implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
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

    void mood(LicenceRms.Mood mood) throws IOException, InterruptedException {
        control("mood?" + mood);
    }

    void forgetCallers() throws IOException, InterruptedException {
        control("forget");
    }

    /**
     * Who has asked since {@link #forgetCallers}.
     *
     * @param twice how many numbers have asked more than once
     * @param gap the shortest between two calls of a number, in microseconds
     */
    record Asked(int calls, int numbers, int twice, long gap) {}

    Asked callers() throws IOException, InterruptedException {
        String[] told = control("callers").split(" ");
        return new Asked(
                Integer.parseInt(told[0]),
                Integer.parseInt(told[1]),
                Integer.parseInt(told[2]),
                Long.parseLong(told[3]));
    }

    /**
     * A call that came less than 0.95 s after another of its number.
     *
     * @param gap in microseconds
     */
    record TooSoon(Instant at, long gap) {

        private static TooSoon read(String[] told) {
            return new TooSoon(Instant.ofEpochMilli(Long.parseLong(told[0])), Long.parseLong(told[1]));
        }
    }

    /** @param first 200 of them at most */
    record TooSoonCalls(int count, List<TooSoon> first) {}

    TooSoonCalls tooSoon() throws IOException, InterruptedException {
        List<String> told = control("too-soon").lines().toList();
        return new TooSoonCalls(
                Integer.parseInt(told.getFirst()),
                told.stream()
                        .skip(1)
                        .map(line -> line.split(" "))
                        .map(TooSoon::read)
                        .toList());
    }

    private String control(String what) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/control/" + what)).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
    }
}

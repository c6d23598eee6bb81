package jp.kagiban.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kagiban.testing.MySqlServer;
import jp.kagiban.vault.RewrapOfMany;
import jp.kagiban.vault.keys.VaultOperations;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How often a second the vault seals, opens and wraps anew, beside Tink and the Encryption SDK of AWS in the same run;
 * and what two threads do; and how long another KEK takes for many tenants on a real MySQL. Of the first only the
 * ratios count.
 */
final class VaultBench {

    private final int seconds;

    private VaultBench(int seconds) {
        this.seconds = seconds;
    }

    static void main(String[] arguments) throws RunnerException, IOException {
        new VaultBench(Integer.parseInt(arguments[0])).run();
    }

    private void run() throws RunnerException, IOException {
        Map<String, Double> alone = measure(1, ".*");
        Map<String, Double> together = measure(2, "(seal|openWarm|tinkEnvelope.*)");
        List<String> lines = new ArrayList<>();
        lines.add("| | a second | of Tink's envelope | of the AWS SDK | of Tink with one key | two threads |");
        lines.add("|---|---:|---:|---:|---:|---:|");
        lines.add(line("seal", "Encrypt", alone, together));
        lines.add(line("openWarm", "Decrypt", alone, together));
        lines.add(line("openCold", "Decrypt", alone, together));
        lines.add(line("rewrap", "Encrypt", alone, together));
        lines.add(line("tinkEnvelopeEncrypt", "Encrypt", alone, together));
        lines.add(line("tinkEnvelopeDecrypt", "Decrypt", alone, together));
        lines.forEach(IO::println);
        IO.println("| keys wrapped anew on MySQL | seconds | long-lived heap, MB |");
        IO.println("|---:|---:|---:|");
        for (int keys : new int[] {10_000, 100_000}) {
            RewrapOfMany.Took took = RewrapOfMany.measure(MySqlServer.url("rewrap" + keys), keys);
            IO.println(String.format(Locale.ROOT, "| %,d | %.1f | %d |", took.keys(), took.seconds(), took.heapMost()));
        }
    }

    private Map<String, Double> measure(int threads, String which) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(VaultOperations.class.getName() + "\\." + which + "$")
                .threads(threads)
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .build();
        return new Runner(options).run().stream().collect(Collectors.toMap(VaultBench::name, VaultBench::rate));
    }

    private static String name(RunResult result) {
        String whole = result.getParams().getBenchmark();
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    private static double rate(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    /** @param peers Encrypt or Decrypt */
    private static String line(String name, String peers, Map<String, Double> alone, Map<String, Double> together) {
        double rate = alone.get(name);
        Double both = together.get(name);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.1f | %.2f | %s |",
                name,
                rate,
                rate / alone.get("tinkEnvelope" + peers),
                rate / alone.get("aws" + peers),
                rate / alone.get("tink" + peers),
                both == null ? "" : String.format(Locale.ROOT, "%.2f", both / rate));
    }
}

package jp.kagiban;

import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import jp.kagiban.operator.OperatorCommand;
import jp.kagiban.operator.RestoreCommand;
import jp.kagiban.sandbox.SandboxServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The portal; with {@code sandbox} as first argument the fake RMS alone, with {@code operator}, {@code vault} or {@code backup} a command to the portal, with {@code restore} what brings a backup back. The JVM is pinned to UTC before anything reads a clock: days in Tokyo are always named. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Kagiban {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        switch (args.length > 0 ? args[0] : "") {
            case "sandbox" -> SandboxServer.start(Arrays.copyOfRange(args, 1, args.length));
            case "operator" -> System.exit(OperatorCommand.run(Kagiban.class, rest(args)));
            case "restore" -> System.exit(RestoreCommand.run(rest(args)));
            case "vault", "backup" -> System.exit(OperatorCommand.run(Kagiban.class, List.of(args)));
            default -> SpringApplication.run(Kagiban.class, args);
        }
    }

    private static List<String> rest(String... args) {
        return Arrays.asList(args).subList(1, args.length);
    }
}

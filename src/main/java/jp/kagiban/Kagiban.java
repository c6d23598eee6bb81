package jp.kagiban;

import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import jp.kagiban.operator.HelpCommand;
import jp.kagiban.operator.OperatorCommand;
import jp.kagiban.operator.RestoreCommand;
import jp.kagiban.sandbox.SandboxServer;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.Version;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the portal. The first argument may name another task: {@code --version} and {@code help} print a text, and {@code sandbox}
 * starts the fake RMS. {@code operator}, {@code vault} and {@code backup} send a command to the portal. {@code restore} brings a
 * backup back.
 *
 * <p>The JVM runs in UTC, and code that needs Tokyo's days names their zone. UTC is set before anything reads a clock.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Kagiban {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // Otherwise Spring would also read files of the current folder, which may be somebody else's.
        System.setProperty("spring.config.location", "classpath:/");
        switch (args.length > 0 ? args[0] : "") {
            case "--version" -> System.exit(HelpCommand.version());
            case "--help", "-h", "help" -> System.exit(HelpCommand.help());
            case "sandbox" -> SandboxServer.start(Arrays.copyOfRange(args, 1, args.length));
            case "operator" -> System.exit(OperatorCommand.run(Kagiban.class, rest(args)));
            case "restore" -> System.exit(RestoreCommand.run(rest(args)));
            case "vault", "backup" -> System.exit(OperatorCommand.run(Kagiban.class, List.of(args)));
            case "" -> portal().run();
            default -> System.exit(HelpCommand.unknown(args[0]));
        }
    }

    private static SpringApplication portal() {
        HostName.own();
        SpringApplication portal = new SpringApplication(Kagiban.class);
        // Not a constant: --version would initialise the logging, which prints lines of its own.
        portal.addInitializers(_ -> LoggerFactory.getLogger(Kagiban.class).info("Kagiban {}", Version.own()));
        return portal;
    }

    private static List<String> rest(String... args) {
        return Arrays.asList(args).subList(1, args.length);
    }
}

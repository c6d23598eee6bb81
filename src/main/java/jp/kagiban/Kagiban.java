package jp.kagiban;

import java.util.Arrays;
import java.util.TimeZone;
import jp.kagiban.sandbox.SandboxServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The portal, or with {@code sandbox} as first argument the fake RMS alone. The JVM is pinned to UTC before anything reads a clock: days in Tokyo are always named. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Kagiban {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (args.length > 0 && args[0].equals("sandbox")) {
            SandboxServer.start(Arrays.copyOfRange(args, 1, args.length));
        } else {
            SpringApplication.run(Kagiban.class, args);
        }
    }
}

package jp.kagiban.shared;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads each secret setting {@code NAME} from the file that {@code NAME_FILE} names. */
class SecretFiles implements EnvironmentPostProcessor, Ordered {

    static final List<String> SECRETS = List.of(
            "KAGIBAN_DB_PASSWORD", "KAGIBAN_HEARTBEAT_URL", "KAGIBAN_RMS_PARTNER_SECRET", "KAGIBAN_SMTP_PASSWORD");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> read = new HashMap<>();
        for (String name : SECRETS) {
            String file = environment.getProperty(name + "_FILE");
            if (file != null && !file.isBlank()) {
                refuseBoth(environment, name);
                read.put(name, contentOf(name, Path.of(file)));
            }
        }
        // With this name, Boot binds it like the environment: KAGIBAN_SMTP_PASSWORD is kagiban.smtp.password.
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "secretFiles-" + SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, read));
    }

    private static void refuseBoth(ConfigurableEnvironment environment, String name) {
        if (environment.containsProperty(name)) {
            throw new StartRefused(name + " and " + name + "_FILE are both set.", "Set one of the two.");
        }
    }

    private static String contentOf(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new StartRefused(
                    "The file of " + name + "_FILE can't be read: " + file, "Check the path and its rights.");
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 5;
    }
}

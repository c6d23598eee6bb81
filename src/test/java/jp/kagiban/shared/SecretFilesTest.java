package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretFilesTest {

    @Test
    void whatAFileHoldsIsReadAsIfItStoodInTheEnvironment(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "hidden-word\n");
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("given", Map.of("KAGIBAN_SMTP_PASSWORD_FILE", file.toString())));
        new SecretFiles().postProcessEnvironment(environment, new SpringApplication());
        assertThat(Binder.get(environment)
                        .bind("kagiban.smtp.password", String.class)
                        .get())
                .isEqualTo("hidden-word");
    }
}

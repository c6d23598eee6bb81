package jp.kagiban.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.shared.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Runs the fake RMS alone, on this machine only: {@code sandbox --port N [--data-dir DIR]}. It serves {@code /es/…},
 * the same under {@code /sandbox-rms/…}, and {@link ControlApi}. It has no database, screens or jobs. The class isn't
 * annotated as a configuration, so the portal's scan ignores it.
 */
@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
@Import(SandboxBeans.class)
public class SandboxServer {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final String USAGE = "Start it with: sandbox --port N [--data-dir DIR]";
    private static final String NO_DATABASE = "--spring.datasource.url=none";

    SandboxServer() {}

    /**
     * Starts the server and returns.
     *
     * @throws StartRefused for unknown arguments; the log has the sentence
     */
    public static ConfigurableApplicationContext start(String... arguments) {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(SandboxServer.class).web(WebApplicationType.SERVLET);
        try {
            return application.run(settings(arguments));
        } catch (StartRefused refused) {
            return application
                    .initializers(context -> {
                        throw refused;
                    })
                    .run(settings());
        }
    }

    /** Reads {@code --port N [--data-dir DIR]}, with a blank or an equals sign between name and value. */
    private static String[] settings(String... arguments) {
        String port = "8081";
        String folder = "./data-sandbox-rms";
        Iterator<String> words = Arrays.stream(arguments)
                .flatMap(argument -> Stream.of(argument.split("=", 2)))
                .iterator();
        while (words.hasNext()) {
            String name = words.next();
            if (!words.hasNext()) {
                throw new StartRefused("The sandbox does not know what to do with '" + name + "'.", USAGE);
            }
            switch (name) {
                case "--port" -> port = portNumber(words.next());
                case "--data-dir" -> folder = words.next();
                default -> throw new StartRefused("The sandbox does not know the option '" + name + "'.", USAGE);
            }
        }
        return new String[] {
            "--server.address=127.0.0.1", "--server.port=" + port, "--kagiban.data-dir=" + folder, NO_DATABASE
        };
    }

    private static String portNumber(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new StartRefused("'" + value + "' is no port.", USAGE);
        }
        return value;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SandboxBeans.Place sandboxPlace(Environment environment) {
        Path folder = Path.of(environment.getRequiredProperty("kagiban.data-dir"));
        return new SandboxBeans.Place(folder, List.of("/es/*", SandboxServlet.PATH + "/*"));
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        LOG.info(
                "RMS sandbox: http://127.0.0.1:{} (give it as KAGIBAN_RMS_BASE_URL)",
                event.getWebServer().getPort());
    }
}

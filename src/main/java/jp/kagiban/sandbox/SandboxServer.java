package jp.kagiban.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
 * The fake RMS alone, on this machine only: {@code sandbox --port N [--data-dir DIR]}. It serves {@code /es/…}, the same under
 * {@code /sandbox-rms/…}, and {@link ControlApi}. No database, no screens, no jobs. Not annotated as a configuration, so that
 * the portal's scan passes it by.
 */
@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
@Import(SandboxBeans.class)
public class SandboxServer {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);

    SandboxServer() {}

    /**
     * Starts it and returns. Arguments that make no sense, and a taken port, are told in a sentence, and the exception ends the
     * process.
     */
    public static ConfigurableApplicationContext start(String... arguments) {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(SandboxServer.class).web(WebApplicationType.SERVLET);
        try {
            return application.run(SandboxArguments.parse(arguments).asProperties());
        } catch (StartRefused refused) {
            return application
                    .initializers(context -> {
                        throw refused;
                    })
                    .run(SandboxArguments.NONE.asProperties());
        }
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

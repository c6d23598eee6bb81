package jp.kagiban.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.StartRefused;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcSQLNonTransientConnectionException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/**
 * Runs a command on the database of a portal that doesn't run. Starts only the parts of the portal that the command
 * needs, without screens and jobs. Closes before the portal would report that it is ready, so that nothing else begins.
 */
final class StoppedPortal {

    /** Vaadin's configurations, which need a web server. The command needs neither. */
    private static final String SCREENS = "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
            + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration,com.vaadin.flow.spring.VaadinScopesConfig";

    /**
     * Switches off the check of the health groups at the start, which would look up the vault. The command may have to
     * restore the vault first.
     */
    private static final List<String> SETTINGS = List.of(
            "--db-scheduler.enabled=false",
            "--management.endpoint.health.validate-group-membership=false",
            "--logging.level.root=off",
            "--spring.main.web-application-type=none",
            "--spring.autoconfigure.exclude=" + SCREENS);

    private final Class<?> application;
    private final List<String> settings;
    private final Consumer<Environment> check;

    StoppedPortal(Class<?> application) {
        this(application, List.of(), _ -> {});
    }

    /**
     * @param firstSettings settings that override those of the environment
     * @param check throws if the effective settings must not be used; runs before anything connects to a database
     */
    StoppedPortal(Class<?> application, List<String> firstSettings, Consumer<Environment> check) {
        this.application = application;
        this.check = check;
        this.settings = new ArrayList<>(SETTINGS);
        settings.addAll(firstSettings);
    }

    Answer run(List<String> words) {
        return run(portal -> portal.getBean(Commands.class).run(words));
    }

    /**
     * Runs a task.
     *
     * @param task may use any bean; beans that it doesn't use are never made
     * @param arguments more settings, as arguments
     */
    Answer run(Function<ApplicationContext, Answer> task, String... arguments) {
        AtomicReference<Answer> answer = new AtomicReference<>(Answer.refused("The command was not run."));
        SpringApplication portal = new SpringApplication(application);
        portal.setWebApplicationType(WebApplicationType.NONE);
        portal.setLazyInitialization(true);
        portal.setBannerMode(Banner.Mode.OFF);
        portal.setLogStartupInfo(false);
        portal.addInitializers(context -> check.accept(context.getEnvironment()));
        portal.addListeners(new OnceStarted(task, answer));
        try {
            portal.run(Stream.concat(settings.stream(), Stream.of(arguments)).toArray(String[]::new))
                    .close();
            return answer.get();
        } catch (RuntimeException failed) {
            return refusal(failed);
        }
    }

    private record OnceStarted(Function<ApplicationContext, Answer> task, AtomicReference<Answer> answer)
            implements ApplicationListener<ApplicationStartedEvent> {

        @Override
        public void onApplicationEvent(ApplicationStartedEvent started) {
            answer.set(PortalActs.in(() -> task.apply(started.getApplicationContext())));
            started.getApplicationContext().close();
        }
    }

    private static Answer refusal(RuntimeException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && !(cause instanceof StartRefused)) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case StartRefused refused -> Answer.refused(refused.getMessage() + " " + refused.action());
            case JdbcSQLNonTransientConnectionException busy
            when busy.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                Answer.refused("A portal runs with this data folder and takes no commands yet."
                        + " Try again once it has started.");
            default ->
                Answer.refused("It could not be done: "
                        + Optional.ofNullable(NestedExceptionUtils.getMostSpecificCause(failed)
                                        .getMessage())
                                .orElse(cause.getClass().getSimpleName()));
        };
    }
}

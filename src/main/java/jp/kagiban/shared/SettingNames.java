package jp.kagiban.shared;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses unknown settings, because a misspelt one would be ignored unnoticed. Warns of retired settings. Hides variables that
 * Kubernetes sets, because one of them would be read as the port.
 */
class SettingNames implements EnvironmentPostProcessor, Ordered {

    private final Log log;

    SettingNames(DeferredLogFactory logs) {
        this.log = logs.getLog(SettingNames.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        KnownSettings known = KnownSettings.read();
        MutablePropertySources sources = environment.getPropertySources();
        List<SystemEnvironmentPropertySource> environments = sources.stream()
                .filter(SystemEnvironmentPropertySource.class::isInstance)
                .map(SystemEnvironmentPropertySource.class::cast)
                .toList();
        for (SystemEnvironmentPropertySource source : environments) {
            known.refuseUnknown(source.getSource());
            known.retired(source.getSource())
                    .forEach((name, why) -> log.warn(name + " has no effect any more: " + why
                            + " Take it out of the environment: the next version refuses it."));
            hideServices(sources, source);
        }
    }

    private static void hideServices(MutablePropertySources sources, SystemEnvironmentPropertySource source) {
        Map<String, Object> own = source.getSource().entrySet().stream()
                .filter(entry -> !KnownSettings.isOfAService(entry.getKey(), String.valueOf(entry.getValue())))
                .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
        if (own.size() < source.getSource().size()) {
            sources.replace(source.getName(), new SystemEnvironmentPropertySource(source.getName(), own));
        }
    }

    /** Runs before the first processor that reads a setting. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 4;
    }
}

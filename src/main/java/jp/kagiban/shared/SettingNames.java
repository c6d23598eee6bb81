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
 * Refuses settings that there are not, since one that is misspelt would be left out unnoticed. Warns of retired ones, and hides
 * what Kubernetes puts into the environment: it would pass for the port.
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
        List<SystemEnvironmentPropertySource> all = sources.stream()
                .filter(SystemEnvironmentPropertySource.class::isInstance)
                .map(SystemEnvironmentPropertySource.class::cast)
                .toList();
        for (SystemEnvironmentPropertySource one : all) {
            known.refuseUnknown(one.getSource());
            known.retired(one.getSource())
                    .forEach((name, why) -> log.warn(name + " has no effect any more: " + why
                            + " Take it out of the environment: the next version refuses it."));
            hideServices(sources, one);
        }
    }

    private static void hideServices(MutablePropertySources sources, SystemEnvironmentPropertySource one) {
        Map<String, Object> own = one.getSource().entrySet().stream()
                .filter(entry -> !KnownSettings.isOfAService(entry.getKey(), String.valueOf(entry.getValue())))
                .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
        if (own.size() < one.getSource().size()) {
            sources.replace(one.getName(), new SystemEnvironmentPropertySource(one.getName(), own));
        }
    }

    /** Before the first that reads a setting. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 4;
    }
}

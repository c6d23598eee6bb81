package jp.kagiban.storage;

import java.util.Arrays;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Reads all settings before a database is used, so that a wrong setting stops the start before anything has changed. */
@Component
class SettingsFirst implements BeanFactoryPostProcessor {

    /** The scan for settings names each bean by its prefix and its class, with a hyphen between. */
    private static final String OURS = "-jp.kagiban.";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder binder = Binder.get(beans.getBean(Environment.class));
        Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> name.contains(OURS))
                .map(name -> name.substring(name.indexOf(OURS) + 1))
                .map(name -> ClassUtils.resolveClassName(name, beans.getBeanClassLoader()))
                .forEach(settings -> bind(binder, settings));
    }

    private static void bind(Binder binder, Class<?> settings) {
        ConfigurationProperties named = settings.getAnnotation(ConfigurationProperties.class);
        if (named != null) {
            binder.bindOrCreate(named.value(), settings);
        }
    }
}

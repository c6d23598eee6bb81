package jp.kagiban.storage;

import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.WebSettings;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses settings that don't go together before a database is touched: else the sandbox would migrate a live one first. */
@Component
class SettingsFirst implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder binder = Binder.get(beans.getBean(Environment.class));
        binder.bind("kagiban", Settings.class);
        binder.bind("kagiban", WebSettings.class);
        binder.bind("kagiban.smtp", MailSettings.class);
    }
}

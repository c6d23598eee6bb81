package jp.kagiban.tenancy;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses a wrong {@code KAGIBAN_SIGNUP} before a database is touched. */
@Component
class SignUpPolicyFirst implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder.get(beans.getBean(Environment.class)).bind("kagiban", SignUpPolicy.class);
    }
}

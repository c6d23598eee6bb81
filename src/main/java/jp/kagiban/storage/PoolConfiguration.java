package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the pool is told beside the properties. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    @Bean
    static ClosedForGood closedForGood(Environment environment) {
        Path folder = Path.of(environment.getProperty("kagiban.data-dir", "."));
        return new ClosedForGood(folder.toAbsolutePath().normalize(), Runtime.getRuntime()::halt);
    }

    /** A database in memory has no disk. */
    @Bean
    static BeanPostProcessor fileOfTheDatabase(ObjectProvider<ClosedForGood> end, ObjectProvider<DatabaseFile> file) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && pool.getJdbcUrl().startsWith("jdbc:h2:async:")) {
                    pool.setExceptionOverride(end.getObject());
                    file.getObject().makeForItsOwnerAlone();
                }
                return bean;
            }
        };
    }
}

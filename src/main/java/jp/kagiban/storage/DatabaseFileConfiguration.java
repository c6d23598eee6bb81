package jp.kagiban.storage;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Compacts the file of an H2 database at the end of the process. */
@Configuration(proxyBeanMethods = false)
class DatabaseFileConfiguration {

    /** What is made first goes last: the file is compacted once the pool is closed. */
    @Bean
    static BeanFactoryPostProcessor fileOutlivesPool() {
        return beans -> {
            if (beans.containsBeanDefinition("dataSource")) {
                beans.getBeanDefinition("dataSource").setDependsOn("databaseFile");
            }
        };
    }

    @Bean
    static DatabaseFile databaseFile(DataSourceProperties database) {
        return new DatabaseFile(database);
    }
}

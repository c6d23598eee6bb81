package jp.kagiban.storage;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;

/** The file and its order alone, without the jobs. */
class DatabaseFileOnly {

    @Bean
    static BeanFactoryPostProcessor fileOutlivesPool() {
        return DatabaseConfiguration.fileOutlivesPool();
    }

    @Bean
    static DatabaseFile databaseFile(DataSourceProperties database) {
        return DatabaseConfiguration.databaseFile(database);
    }
}

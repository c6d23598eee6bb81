package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import jp.kagiban.shared.TenantScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/** Puts the SQL guard in front of the pool, and keeps the file of an H2 database until the pool is closed. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /**
     * Creates the file's bean before the pool's. So it is destroyed later, and the file is compacted after the pool is closed.
     */
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

    @Bean
    static ClosedForGood closedForGood(Environment environment) {
        Path folder = Path.of(environment.getProperty("kagiban.data-dir", "."));
        return new ClosedForGood(folder.toAbsolutePath().normalize(), Runtime.getRuntime()::halt);
    }

    /** Creates or checks the H2 file, and handles its closing. Skips a database in memory, which has no file. */
    @Bean
    static BeanPostProcessor fileOfTheDatabase(ObjectProvider<ClosedForGood> end, ObjectProvider<DatabaseFile> file) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && pool.getJdbcUrl().startsWith("jdbc:h2:async:")) {
                    pool.setExceptionOverride(end.getObject());
                    file.getObject().makeForItsOwnerAlone();
                    file.getObject().checkSchema();
                }
                return bean;
            }
        };
    }

    /**
     * Runs migrations without the guard, because they concern no tenant, and without a timeout, because changing a large table
     * takes minutes.
     */
    @Bean
    FlywayConfigurationCustomizer migrationsPastTheGuard(DataSource dataSource) {
        return flyway -> flyway.dataSource(PlainPool.unhurried(dataSource));
    }

    /** The guard's beans are looked up at the first statement. */
    @Bean
    static BeanPostProcessor sqlGuard(
            ObjectProvider<TenantScope> scope, ObjectProvider<TenantTables> tables, Environment environment) {
        SqlGuard guard = new SqlGuard(
                SingletonSupplier.of(scope::getObject)::obtain,
                SingletonSupplier.of(() -> new SqlReader(tables.getObject().names()))::obtain,
                environment.getProperty("kagiban.sql-guard.strict", boolean.class, false));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new GuardedDataSource(pool, guard) : bean;
            }
        };
    }
}

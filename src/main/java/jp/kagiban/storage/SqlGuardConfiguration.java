package jp.kagiban.storage;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import jp.kagiban.shared.TenantScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/** Puts the SQL guard in front of the pool. What it needs is asked for at the first statement, when all is in place. */
@Configuration(proxyBeanMethods = false)
class SqlGuardConfiguration {

    /** Migrations speak of no tenant, and a large table is changed in minutes. */
    @Bean
    FlywayConfigurationCustomizer migrationsPastTheGuard(DataSource dataSource) {
        return flyway -> flyway.dataSource(PlainPool.unhurried(dataSource));
    }

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

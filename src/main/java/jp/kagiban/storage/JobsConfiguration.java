package jp.kagiban.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import jp.kagiban.shared.HostName;
import jp.kagiban.shared.OrderlyEnd;
import jp.kagiban.shared.PortalActs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Configures db-scheduler: readable task data, the portal's clock, and the pool without the SQL guard for its polls. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    com.github.kagkarlsson.scheduler.Clock jobClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    DbSchedulerCustomizer jobCustomizer(DataSource dataSource) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(HostName.own()));
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }

            @Override
            public Optional<DataSource> dataSource() {
                return Optional.of(PlainPool.of(dataSource));
            }
        };
    }

    @Bean
    static OrderlyEnd jobsEnd(ObjectProvider<Scheduler> scheduler) {
        return new OrderlyEnd(OrderlyEnd.Turn.JOBS, () -> scheduler.ifAvailable(Scheduler::stop));
    }

    /** Keeps Spring from stopping the scheduler a second time, which would log a warning. */
    @Bean
    static BeanFactoryPostProcessor schedulerEndsInItsTurn() {
        return beans -> {
            if (beans.containsBeanDefinition("scheduler")) {
                beans.getBeanDefinition("scheduler").setDestroyMethodName(null);
            }
        };
    }

    /** Marks each job as an action of the portal itself. */
    @Bean
    ExecutionInterceptor jobsOfThePortal() {
        return (job, context, chain) -> PortalActs.in(() -> chain.proceed(job, context));
    }

    /** The client of a node that plans jobs but runs none. The starter provides none for it. */
    @Bean
    @ConditionalOnProperty(name = "db-scheduler.enabled", havingValue = "false")
    SchedulerClient planningClient(DataSource dataSource) {
        DataSource plain = PlainPool.of(dataSource);
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(plain))
                .serializer(new Jackson3Serializer())
                .enablePriority()
                .jdbcCustomization(new AutodetectJdbcCustomization(plain, true))
                .build();
    }
}

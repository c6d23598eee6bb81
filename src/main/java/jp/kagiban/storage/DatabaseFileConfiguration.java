package jp.kagiban.storage;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import jp.kagiban.shared.Jst;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the file of an H2 database is compacted: at the end of the process and, unless a setting says otherwise, at night. */
@Configuration(proxyBeanMethods = false)
class DatabaseFileConfiguration {

    private static final JobType<Void> COMPACT = JobType.single("database-compact");
    private static final Duration BEFORE_MIDNIGHT = Duration.ofHours(20);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(30);

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

    @Bean
    static Task<Void> databaseCompactTask(
            ObjectProvider<DataSource> pool, ObjectProvider<DatabaseWatch> watch, DatabaseFile file, Clock clock) {
        return COMPACT.task(clock, () -> {
            boolean done = new NightlyCompaction(
                            List.of(
                                    PlainPool.of(pool.getObject()),
                                    watch.getObject().line()),
                            file)
                    .run();
            Instant now = clock.instant();
            return done ? next(now) : now.plus(UNTIL_TRIED_AGAIN);
        });
    }

    @Bean
    static ApplicationListener<ApplicationReadyEvent> nightsOfCompaction(
            Jobs jobs, DatabaseFile file, CompactionPolicy policy, Clock clock) {
        return _ -> {
            if (policy.isNightly() && file.isOurs()) {
                jobs.planUnlessThere(COMPACT, next(clock.instant()));
            } else {
                jobs.cancel(COMPACT);
            }
        };
    }

    /** Four in the morning in Tokyo. */
    private static Instant next(Instant now) {
        Instant today = Jst.nextMidnight(now).minus(BEFORE_MIDNIGHT);
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }
}

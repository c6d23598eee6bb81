package jp.kagiban.storage;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees, before the scheduler starts, the jobs that a killed process had in hand. An H2 database is open in one process alone:
 * what stands there as running runs no more, and needn't wait until its node is missed. On MySQL another node may well run it.
 */
@Component
class AbandonedJobs implements InitializingBean {

    private final JdbcClient db;
    private final boolean alone;

    AbandonedJobs(JdbcClient db, @Value("${spring.datasource.url}") String url) {
        this.db = db;
        this.alone = url.startsWith("jdbc:h2:");
    }

    @Override
    public void afterPropertiesSet() {
        if (alone) {
            db.sql("UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                            + " version = version + 1 WHERE picked = TRUE")
                    .update();
        }
    }
}

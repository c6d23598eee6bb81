package jp.kagiban.storage;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees the jobs that a killed process was running, before the scheduler starts. Only one process can open an H2 database, so a
 * job marked as running there doesn't run any more, and needn't wait until its node counts as dead. On MySQL, another node may
 * still run it.
 */
@Component
class AbandonedJobs implements InitializingBean {

    private final JdbcClient db;
    private final boolean isSingleProcess;

    AbandonedJobs(JdbcClient db, @Value("${spring.datasource.url}") String url) {
        this.db = db;
        this.isSingleProcess = url.startsWith("jdbc:h2:");
    }

    @Override
    public void afterPropertiesSet() {
        if (isSingleProcess) {
            db.sql("UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                            + " version = version + 1 WHERE picked = TRUE")
                    .update();
        }
    }
}

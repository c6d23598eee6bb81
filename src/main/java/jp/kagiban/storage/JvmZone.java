package jp.kagiban.storage;

import java.util.TimeZone;
import jp.kagiban.shared.StartRefused;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Refuses to start in another time zone than UTC. H2 returns times in the JVM's zone, which are an hour off where
 * clocks change. That would be noticed only on the day of a change.
 */
@Component
class JvmZone implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        check(TimeZone.getDefault());
    }

    static void check(TimeZone zone) {
        if (!zone.hasSameRules(TimeZone.getTimeZone("UTC"))) {
            throw new StartRefused(
                    "The JVM runs in the zone " + zone.getID() + "; Kagiban stores its times in UTC.",
                    "Start it with -Duser.timezone=UTC, as './kagiban run' does.");
        }
    }
}

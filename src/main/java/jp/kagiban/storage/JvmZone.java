package jp.kagiban.storage;

import java.util.TimeZone;
import jp.kagiban.shared.StartRefused;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Refuses to start in another zone than UTC. H2 hands out times in the zone of the JVM, and is one hour off where clocks change;
 * it would only be seen on that day.
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

package jp.kagiban.mall;

import java.time.Clock;
import jp.kagiban.storage.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MallConfiguration {

    /** The scheduler behind {@link Jobs} is made of tasks that need the turns. */
    @Bean
    MallTurns mallTurns(ObjectProvider<Jobs> jobs, Clock clock) {
        return new MallTurns(() -> jobs.getObject().wake(), clock);
    }
}

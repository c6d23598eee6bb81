package jp.kagiban.mall;

import java.time.Clock;
import jp.kagiban.errand.Errands;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MallConfiguration {

    /** Created early, because the task workers need it. */
    @Bean
    MallTurns mallTurns(ObjectProvider<Errands> errands, Clock clock) {
        return new MallTurns(() -> errands.getObject().wake(), clock);
    }
}

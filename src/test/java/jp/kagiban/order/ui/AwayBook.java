package jp.kagiban.order.ui;

import jp.kagiban.order.OrderBook;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.RootClassFilter;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.dao.DataAccessResourceFailureException;

/** The orders' part of the database, which can be away for a while. */
@TestConfiguration(proxyBeanMethods = false)
class AwayBook {

    /** Whether it is away. */
    static final class Switch {

        private volatile boolean away;

        void goesAway() {
            away = true;
        }

        void comesBack() {
            away = false;
        }
    }

    @Bean
    static Switch bookSwitch() {
        return new Switch();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor awayBook(Switch book) {
        MethodInterceptor failing = call -> {
            if (book.away) {
                throw new DataAccessResourceFailureException("The database is away");
            }
            return call.proceed();
        };
        return new DefaultPointcutAdvisor(new ComposablePointcut(new RootClassFilter(OrderBook.class)), failing);
    }
}

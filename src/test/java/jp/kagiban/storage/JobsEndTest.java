package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.shared.OrderlyEnd;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

class JobsEndTest {

    private final Scheduler scheduler = scheduler();
    private final GenericApplicationContext context = new GenericApplicationContext();
    private final List<Boolean> ended = new ArrayList<>();

    JobsEndTest() {
        context.registerBean("scheduler", Scheduler.class, () -> scheduler, bean -> bean.setDestroyMethodName("stop"));
        context.addBeanFactoryPostProcessor(JobsConfiguration.schedulerEndsInItsTurn());
        context.registerBean(OrderlyEnd.class, this::jobsEnd);
        context.registerBean("needed", DisposableBean.class, () -> () -> ended.add(isEnded()));
    }

    private static Scheduler scheduler() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:jobs-end");
        return Scheduler.create(database).build();
    }

    private OrderlyEnd jobsEnd() {
        return JobsConfiguration.jobsEnd(context.getDefaultListableBeanFactory().getBeanProvider(Scheduler.class));
    }

    private boolean isEnded() {
        return scheduler.getSchedulerState().isShuttingDown();
    }

    @Test
    void jobsEndBeforeAnythingThatTheyNeed() {
        context.refresh();
        assertThat(context.getBeanDefinition("scheduler").getDestroyMethodName())
                .isNull();
        context.close();
        assertThat(ended).containsExactly(true);
    }

    @Test
    void theyEndAfterTheServer() {
        context.refresh();
        assertThat(context.getBean(OrderlyEnd.class).getPhase())
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
        context.close();
    }

    @Test
    void noCallBeginsAnyMoreWhileTheyAreWaitedFor() {
        assertThat(new OrderlyEnd(OrderlyEnd.Turn.CALLS, () -> {}).getPhase())
                .isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
                .isGreaterThan(jobsEnd().getPhase());
    }

    @Test
    void ofAPortalThatDidNotStartTheyEndToo() {
        jobsEnd().destroy();
        assertThat(isEnded()).isTrue();
    }
}

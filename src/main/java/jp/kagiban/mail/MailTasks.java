package jp.kagiban.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import jp.kagiban.storage.JobEnds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler runs. The worker is looked up when a job runs: the scheduler is made of these tasks. */
@Configuration(proxyBeanMethods = false)
class MailTasks {

    @Bean
    Task<MailJobs.MailJob> mailSendTask(ObjectProvider<Delivery> delivery, Clock clock) {
        return Tasks.custom(MailJobs.SEND)
                .onFailure(JobEnds.restLonger(clock))
                .execute((instance, _) ->
                        JobEnds.then(delivery.getObject().run(instance.getData().mail())));
    }
}

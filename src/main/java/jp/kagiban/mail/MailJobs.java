package jp.kagiban.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.UUID;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one job of this module: a mail's way out, one for each mail. */
@Configuration(proxyBeanMethods = false)
class MailJobs {

    private static final JobType<MailJob> SEND = JobType.of("mail-send", MailJob.class);

    record MailJob(UUID mail) implements Job<MailJob> {

        @Override
        public JobType<MailJob> type() {
            return SEND;
        }

        @Override
        public String instance() {
            return mail.toString();
        }
    }

    @Bean
    Task<MailJob> mailSendTask(ObjectProvider<Delivery> delivery, Clock clock) {
        return SEND.task(clock, job -> delivery.getObject().run(job.mail()));
    }
}

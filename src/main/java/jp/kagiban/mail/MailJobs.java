package jp.kagiban.mail;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.storage.Jobs;
import org.springframework.stereotype.Component;

/** The one job of this module: a mail's way out, one for each mail. */
@Component
class MailJobs {

    static final TaskDescriptor<MailJob> SEND = TaskDescriptor.of("mail-send", MailJob.class);

    private final Jobs jobs;

    MailJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    record MailJob(UUID mail) {}

    void plan(UUID mail, Instant at) {
        jobs.plan(SEND.instance(mail.toString()).data(new MailJob(mail)).build(), at);
    }
}

package jp.kagiban.login.password;

import java.time.Clock;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.EmailAddress;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.Hashes;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.springframework.stereotype.Service;

/** Takes requests for a new password. */
@Service
public class ResetRequests {

    public static final JobType<ResetJob> RESET = JobType.of("login-reset", ResetJob.class);

    private final Throttle throttle;
    private final ClientAddress client;
    private final Jobs jobs;
    private final Clock clock;

    ResetRequests(Throttle throttle, ClientAddress client, Jobs jobs, Clock clock) {
        this.throttle = throttle;
        this.client = client;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Mails a link for a new password, if the address is a member's. Each address has at most one such job. */
    public record ResetJob(String address) implements Job<ResetJob> {

        @Override
        public JobType<ResetJob> type() {
            return RESET;
        }

        @Override
        public String instance() {
            return Hashes.hex(address);
        }

        @Override
        public String toString() {
            return "ResetJob[]";
        }
    }

    /**
     * Requests a mail. A job looks the address up later, so neither the answer nor its duration reveals a member.
     * {@link AccountResult#TOO_OFTEN} depends only on the numbers of requests from the client, from its network and
     * from all. An address with too many requests gets no mail, but the answer is still {@link AccountResult#DONE}.
     */
    public AccountResult ask(String typed) {
        String address = EmailAddress.canonical(typed);
        if (!EmailAddress.hasForm(address)) {
            return address.isEmpty() ? AccountResult.EMAIL_EMPTY : AccountResult.EMAIL_FORM;
        }
        if (throttle.takeAll(
                        Limit.RESET_CLIENT.of(client.prefix()),
                        Limit.RESET_NETWORK.of(client.network()),
                        Limit.RESET_ALL.of("all"))
                .isPresent()) {
            return AccountResult.TOO_OFTEN;
        }
        if (throttle.take(Limit.RESET_MAIL, address).isEmpty()) {
            jobs.plan(new ResetJob(address), clock.instant());
        }
        return AccountResult.DONE;
    }
}

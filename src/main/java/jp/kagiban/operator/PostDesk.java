package jp.kagiban.operator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.address.MemberMails.Reach;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.mail.Handover;
import jp.kagiban.mail.Letters;
import jp.kagiban.mail.Mail;
import jp.kagiban.mail.MailKind;
import jp.kagiban.mail.MailRefusals;
import jp.kagiban.shared.MailSettings;
import org.springframework.stereotype.Service;

/** Whether mails of the portal arrive. It asks first whether the member who is logged in runs the portal. */
@Service
public class PostDesk {

    private static final int MOST = 50;

    private final CurrentOperator operator;
    private final MemberMails mails;
    private final Letters letters;
    private final MailRefusals refusals;
    private final MailSettings settings;
    private final Throttle throttle;

    PostDesk(
            CurrentOperator operator,
            MemberMails mails,
            Letters letters,
            MailRefusals refusals,
            MailSettings settings,
            Throttle throttle) {
        this.operator = operator;
        this.mails = mails;
        this.letters = letters;
        this.refusals = refusals;
        this.settings = settings;
        this.throttle = throttle;
    }

    /**
     * Who sends the portal's mails.
     *
     * @param set whether there is a mail server; else the address is made up
     */
    public record Sender(boolean set, String address) {

        public String domain() {
            return address.substring(address.indexOf('@') + 1);
        }

        /** What receivers look up to see whether a mail may come from this domain. */
        public List<DnsLine> lines() {
            return List.of(
                    new DnsLine(domain(), "v=spf1 a:mail.example.jp ~all"),
                    new DnsLine("_dmarc." + domain(), "v=DMARC1; p=none; rua=mailto:" + address));
        }
    }

    /** A TXT record. */
    public record DnsLine(String name, String value) {}

    /** @throws OperatorNeeded if the member who is logged in doesn't run the portal */
    public Sender sender() {
        operator.id();
        return new Sender(settings.isSet(), settings.sender());
    }

    /**
     * Addresses that were refused in the last 30 days, the latest first, 50 at most.
     *
     * @throws OperatorNeeded as above
     */
    public List<MailRefusals.Refusal> refused() {
        operator.id();
        return refusals.latest(MOST);
    }

    /** What may come of pressing the button, before the mail server is asked. */
    public sealed interface Trial {

        /** The answer comes on a thread of its own. */
        record Running(String address, CompletableFuture<Handover> answer) implements Trial {}

        record TooOften() implements Trial {}

        /** The operator's own address isn't proven. */
        record NoAddress() implements Trial {}
    }

    /**
     * Sends a mail to the operator's own address. A mail server that doesn't answer holds nobody up.
     *
     * @throws OperatorNeeded as above
     */
    public Trial tryOut() {
        var member = operator.id();
        Optional<Reach> reach = mails.reach(member);
        if (reach.isEmpty()) {
            return new Trial.NoAddress();
        }
        return throttle.take(Throttle.Limit.TRIAL_MAIL, member.toString()).isPresent()
                ? new Trial.TooOften()
                : running(reach.get().address(), reach.get().language());
    }

    private Trial running(String address, Locale language) {
        Mail mail = Mail.of(MailKind.TRIAL, address, language, Optional.empty());
        return new Trial.Running(
                address,
                CompletableFuture.supplyAsync(
                        () -> letters.deliver(mail),
                        task -> Thread.ofPlatform().daemon().name("trial-mail").start(task)));
    }
}

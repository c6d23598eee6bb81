package jp.kagiban.operator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.address.MemberMails.Reach;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.mail.DirectMailer;
import jp.kagiban.mail.Mail;
import jp.kagiban.mail.MailKind;
import jp.kagiban.mail.MailRefusals;
import jp.kagiban.shared.Loopback;
import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.SendResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whether mails of the portal arrive. It asks first whether the member who is logged in runs the portal. */
@Service
public class PostDesk {

    private static final int MOST = 50;

    private final CurrentOperator operator;
    private final MemberMails mails;
    private final DirectMailer mailer;
    private final MailRefusals refusals;
    private final MailSettings settings;
    private final Throttle throttle;

    PostDesk(
            CurrentOperator operator,
            MemberMails mails,
            DirectMailer mailer,
            MailRefusals refusals,
            MailSettings settings,
            Throttle throttle) {
        this.operator = operator;
        this.mails = mails;
        this.mailer = mailer;
        this.refusals = refusals;
        this.settings = settings;
        this.throttle = throttle;
    }

    /**
     * The sender of the portal's mails.
     *
     * @param server to which the mails are given; null if there is none, then the address is made up
     */
    public record Sender(@Nullable String server, String address) {

        /** Such names stand for what nobody but the mail server knows. DNS and receivers take none of them for real. */
        private static final String SERVICE = "<mail-service>";

        private static final String OWN_SERVER = "<mail-server>";

        /** An address, which isn't that under which the server sends if it lies inside. */
        private static final Pattern FIGURES = Pattern.compile("[0-9.]+|.*:.*");

        public boolean set() {
            return server != null;
        }

        public String domain() {
            return address.substring(address.indexOf('@') + 1);
        }

        /** The DNS records by which receivers check a sender's domain: SPF, DKIM and DMARC. */
        public List<DnsLine> lines() {
            return List.of(
                    new DnsLine(domain(), "v=spf1 " + mayCome() + " ~all"),
                    new DnsLine("<selector>._domainkey." + domain(), "v=DKIM1; k=rsa; p=<public-key>"),
                    new DnsLine("_dmarc." + domain(), "v=DMARC1; p=none; rua=mailto:" + address));
        }

        /** A server of the sender's own domain sends by itself; one elsewhere is a service with many, whose list it tells. */
        private String mayCome() {
            if (server == null
                    || Loopback.isHost(server)
                    || FIGURES.matcher(server).matches()) {
                return "a:" + OWN_SERVER;
            }
            String name = server.toLowerCase(Locale.ROOT);
            String own = domain().toLowerCase(Locale.ROOT);
            return name.equals(own) || name.endsWith("." + own) ? "a:" + name : "include:" + SERVICE;
        }
    }

    /** A TXT record. */
    public record DnsLine(String name, String value) {}

    /** @throws OperatorNeeded if the member who is logged in doesn't run the portal */
    public Sender sender() {
        operator.id();
        return new Sender(settings.host(), settings.sender());
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

    /** The result of the press, before the mail server is asked. */
    public sealed interface Trial {

        /** The answer comes on a thread of its own. */
        record Running(String address, CompletableFuture<SendResult> answer) implements Trial {}

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
                        () -> mailer.deliver(mail),
                        task -> Thread.ofPlatform().daemon().name("trial-mail").start(task)));
    }
}

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
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells whether the portal's mails arrive. Each method first checks that the current member is an operator. */
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
     * @param server the mail server; null if none is set, and then the address is made up
     */
    public record Sender(@Nullable String server, String address) {

        /**
         * Placeholders for names that only the mail server knows. Neither DNS nor receivers accept them as real names.
         */
        private static final String SERVICE = "<mail-service>";

        private static final String OWN_SERVER = "<mail-server>";

        /**
         * Matches an IP address. An SPF term can't use it, because a mail server inside the network sends from another
         * address.
         */
        private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

        public boolean set() {
            return server != null;
        }

        public String domain() {
            return address.substring(address.indexOf('@') + 1);
        }

        /** Returns the DNS records by which receivers check a sender's domain: SPF, DKIM and DMARC. */
        public List<DnsLine> lines() {
            return List.of(
                    new DnsLine(domain(), "v=spf1 " + allowedSenders() + " ~all"),
                    new DnsLine("<selector>._domainkey." + domain(), "v=DKIM1; k=rsa; p=<public-key>"),
                    new DnsLine("_dmarc." + domain(), "v=DMARC1; p=none; rua=mailto:" + address));
        }

        /**
         * Returns the SPF term for the mail server. A server in the sender's own domain sends mails itself. A server
         * elsewhere belongs to a service with many servers, whose list the service publishes.
         */
        private String allowedSenders() {
            if (server == null
                    || Loopback.isHost(server)
                    || IP_ADDRESS.matcher(server).matches()) {
                return "a:" + OWN_SERVER;
            }
            String name = server.toLowerCase(Locale.ROOT);
            String own = domain().toLowerCase(Locale.ROOT);
            return name.equals(own) || name.endsWith("." + own) ? "a:" + name : "include:" + SERVICE;
        }
    }

    /** A TXT record. */
    public record DnsLine(String name, String value) {}

    /**
     * Returns the sender.
     *
     * @throws OperatorNeeded if the current member isn't an operator
     */
    public Sender sender() {
        operator.id();
        return new Sender(settings.host(), settings.sender());
    }

    /**
     * Returns at most 50 addresses that were refused in the last 30 days, the latest first.
     *
     * @throws OperatorNeeded as for {@link #sender}
     */
    public List<MailRefusals.Refusal> refused() {
        operator.id();
        return refusals.latest(MOST);
    }

    /** The result of a trial, before the mail server answers. */
    public sealed interface Trial {

        /** The mail is being sent. The answer comes on another thread. */
        record Running(String address, CompletableFuture<SendResult> answer) implements Trial {}

        record TooOften() implements Trial {}

        /** The operator's own address isn't proven. */
        record NoAddress() implements Trial {}
    }

    /**
     * Sends a mail to the operator's own address, on its own thread, so that a silent mail server doesn't block the
     * page.
     *
     * @throws OperatorNeeded as for {@link #sender}
     */
    public Trial tryOut() {
        MemberId member = operator.id();
        Optional<Reach> reach = mails.reach(member);
        if (reach.isEmpty()) {
            return new Trial.NoAddress();
        }
        return throttle.take(Throttle.Limit.TRIAL_MAIL, member.toString()).isPresent()
                ? new Trial.TooOften()
                : start(reach.get().address(), reach.get().language());
    }

    private Trial start(String address, Locale language) {
        Mail mail = Mail.of(MailKind.TRIAL, address, language, Optional.empty());
        return new Trial.Running(
                address,
                CompletableFuture.supplyAsync(
                        () -> mailer.deliver(mail),
                        task -> Thread.ofPlatform().daemon().name("trial-mail").start(task)));
    }
}

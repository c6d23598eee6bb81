package jp.kagiban.delivery.push;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.CallAnswers;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.delivery.channel.Trials;
import jp.kagiban.delivery.channel.Trials.Trial;
import jp.kagiban.delivery.push.PushBrowser.PushBrowserId;
import jp.kagiban.delivery.push.PushMessages.PushMessage;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.egress.OutsideCalls;
import jp.kagiban.login.Accounts;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pushes notices and samples to the browsers of members, and records which browsers are gone. Each of a member's
 * browsers is a recipient of its own.
 */
@Component
class PushChannel implements NoticeChannel {

    private static final Logger LOG = LoggerFactory.getLogger(PushChannel.class);

    private static final Set<Integer> GONE = Set.of(404, 410);

    /**
     * The time for which a push service keeps a message for a phone that is off. A text speaks about today, so it is
     * wrong a day later.
     */
    private static final Duration KEPT = Duration.ofDays(1);

    private final PushBrowserRows rows;
    private final PushMessages messages;
    private final Accounts accounts;
    private final TenantScope scope;
    private final Vault vault;
    private final PushPass pass;
    private final PushRemoval removal;
    private final OutsideCalls calls;
    private final Trials trials;

    PushChannel(
            PushBrowserRows rows,
            PushMessages messages,
            Accounts accounts,
            TenantScope scope,
            Vault vault,
            PushPass pass,
            PushRemoval removal,
            OutsideCalls calls,
            Trials trials) {
        this.rows = rows;
        this.messages = messages;
        this.accounts = accounts;
        this.scope = scope;
        this.vault = vault;
        this.pass = pass;
        this.removal = removal;
        this.calls = calls;
        this.trials = trials;
    }

    @Override
    public boolean carries(ChannelKind kind) {
        return kind == ChannelKind.PUSH;
    }

    /** One line covers all notices. */
    @Override
    public int most(ChannelKind kind) {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<Recipient> recipients() {
        return recipients(browser -> !browser.isGone());
    }

    @Override
    public List<Recipient> gone() {
        return recipients(PushBrowser::isGone);
    }

    private List<Recipient> recipients(Predicate<PushBrowser> filter) {
        List<PushBrowser> browsers = rows.findByIdTenantIdOrderByAddedAt(scope.current()).stream()
                .filter(filter)
                .toList();
        Map<MemberId, String> members =
                accounts.names(browsers.stream().map(PushBrowser::memberId).collect(Collectors.toSet()));
        return browsers.stream()
                .map(browser -> browser.recipient(messages.name(browser, members.getOrDefault(browser.memberId(), ""))))
                .toList();
    }

    @Override
    public SendResult send(Recipient recipient, Digest digest) {
        return rows.findById(new PushBrowserId(scope.current(), recipient.id()))
                .filter(browser -> !browser.isGone())
                .map(browser -> post(browser, messages.of(browser, digest), Use.byJob(Use.Purpose.SEND_NOTICES)))
                .orElseGet(() -> new SendResult.Refused(AnswerCode.CHANNEL_GONE.name()));
    }

    private SendResult post(PushBrowser browser, PushMessage message, Use use) {
        try {
            PushKeys keys = vault.open(browser.id().id(), Field.PUSH_KEYS, browser.revision(), use, PushChannel::read);
            byte[] body = PushEncryption.encrypt(message.json(), keys);
            CallOutcome outcome = use.purpose() == Use.Purpose.TRY_A_CHANNEL
                    ? calls.tryOut(keys.endpoint(), headers(keys, message), body)
                    : calls.post(keys.endpoint(), headers(keys, message), body);
            if (isGone(outcome)) {
                removal.markGone(browser);
            }
            return CallAnswers.of(outcome, "");
        } catch (KekStoreAway away) {
            throw away;
        } catch (VaultException closed) {
            LOG.warn("The sealed push keys of a browser could not be opened. Run 'vault doctor'", closed);
            return new SendResult.Later(AnswerCode.NOT_OPENED.name());
        }
    }

    /**
     * Pushes a sample in the background, at most one in three seconds for a member.
     *
     * @param onResult receives the result once, on any thread
     */
    void tryOut(PushBrowser browser, Consumer<SendResult> onResult) {
        PushMessage sample = messages.sample(browser);
        Use use = Use.byMember(Use.Purpose.TRY_A_CHANNEL, browser.memberId());
        PushBrowserId id = browser.id();
        trials.start(
                new Trial(browser.memberId().id(), id.tenantId(), ChannelKind.PUSH, id.id()),
                () -> post(browser, sample, use),
                onResult);
    }

    /** Returns whether the address is gone for good (RFC 8030). */
    private static boolean isGone(CallOutcome outcome) {
        return outcome instanceof Reply reply && GONE.contains(reply.status());
    }

    private static PushKeys read(Secret sealed) {
        return PushKeys.read(sealed.reveal()).orElseThrow();
    }

    private Map<String, String> headers(PushKeys keys, PushMessage message) {
        return Map.of(
                "Authorization",
                pass.authorization(keys.endpoint()),
                "Content-Type",
                "application/octet-stream",
                "Content-Encoding",
                "aes128gcm",
                "TTL",
                String.valueOf(KEPT.toSeconds()),
                "Urgency",
                message.urgent() ? "high" : "normal",
                "Topic",
                message.tag());
    }
}

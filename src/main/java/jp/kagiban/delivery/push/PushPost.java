package jp.kagiban.delivery.push;

import jp.kagiban.delivery.channel.Trials.Trial;
import jp.kagiban.delivery.channel.Trials;
import jp.kagiban.delivery.channel.ChannelKind;
import java.util.function.Consumer;
import jp.kagiban.delivery.push.PushBrowser.PushBrowserId;
import jp.kagiban.delivery.push.PushMessages.PushMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.CallAnswers;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.egress.OutsideCalls;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.SendResult;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.KekStoreAway;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import jp.kagiban.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Pushes a message to a browser of the tenant in force, and notes that a browser is gone. */
@Component
class PushPost {

    private static final Logger LOG = LoggerFactory.getLogger(PushPost.class);

    private static final Set<Integer> GONE = Set.of(404, 410);

    /** How long a push service keeps it for a phone that is off: what it says is of today. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Vault vault;
    private final PushPass pass;
    private final PushRemoval removal;
    private final OutsideCalls calls;
    private final PushMessages messages;
    private final Trials trials;

    PushPost(
            Vault vault,
            PushPass pass,
            PushRemoval removal,
            OutsideCalls calls,
            PushMessages messages,
            Trials trials) {
        this.vault = vault;
        this.pass = pass;
        this.removal = removal;
        this.calls = calls;
        this.messages = messages;
        this.trials = trials;
    }

    SendResult post(PushBrowser browser, PushMessage message, Use use) {
        try {
            PushKeys keys = vault.open(browser.id().id(), Field.PUSH_KEYS, browser.revision(), use, PushPost::read);
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
            LOG.warn("The sealed push keys of a browser could not be opened; sending is retried. Run 'vault doctor'", closed);
            return new SendResult.Later(AnswerCode.NOT_OPENED.name());
        }
    }

    /**
     * Pushes a sample that a member asks for, while their page goes on: for a member, one in three seconds.
     *
     * @param told receives the result once, on any thread
     */
    void tryOut(PushBrowser browser, Consumer<SendResult> told) {
        PushMessage sample = messages.sample(browser);
        Use use = Use.byMember(Use.Purpose.TRY_A_CHANNEL, browser.memberId());
        PushBrowserId id = browser.id();
        trials.start(
                new Trial(browser.memberId().id(), id.tenantId(), ChannelKind.PUSH, id.id()),
                () -> post(browser, sample, use),
                told);
    }

    /** Whether the browser takes nothing at this address any more, and never will (RFC 8030). */
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

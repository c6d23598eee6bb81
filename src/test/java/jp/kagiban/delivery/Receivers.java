package jp.kagiban.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.dao.DataAccessResourceFailureException;

/** A channel whose receivers answer as a test says, and keep what they were told. */
class Receivers implements NoticeChannel {

    private static final SendResult TAKEN = new SendResult.Taken("HTTP 200");
    private static final List<ChannelKind> KINDS = List.of(ChannelKind.TEAMS, ChannelKind.SLACK, ChannelKind.WEBHOOK);

    private final Map<TenantId, List<Recipient>> recipients = new ConcurrentHashMap<>();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final TenantScope scope;
    private volatile SendResult answer = TAKEN;
    private volatile int most = 60;
    private volatile boolean faulty;
    private volatile boolean keysAway;
    private volatile boolean lost;

    Receivers(TenantScope scope) {
        this.scope = scope;
    }

    /** What somebody was told, and took. */
    record Got(UUID recipient, Digest digest) {

        List<String> headlines() {
            return digest.entries().stream()
                    .map(entry -> entry.text().headline())
                    .toList();
        }
    }

    /** The first is in Teams; others follow in Slack, a webhook, and Teams again. */
    void are(TenantId tenant, UUID... ids) {
        recipients.put(
                tenant,
                IntStream.range(0, ids.length)
                        .mapToObj(at ->
                                new Recipient(KINDS.get(at % KINDS.size()), ids[at], null, "店舗の連絡", Locale.JAPANESE))
                        .toList());
        got.clear();
        answer = TAKEN;
        most = 60;
        faulty = false;
        keysAway = false;
        lost = false;
    }

    /** They take what comes, and the portal dies before it notes that. */
    void takeAndLetThePortalDie() {
        lost = true;
    }

    void answer(SendResult now) {
        answer = now;
    }

    void takeAgain() {
        answer = TAKEN;
    }

    /** How many notices they take at a time. */
    void take(int notices) {
        most = notices;
    }

    void failByAFaultOfOurs() {
        faulty = true;
    }

    void haveKeysOutOfReach() {
        keysAway = true;
    }

    @Override
    public boolean carries(ChannelKind kind) {
        return KINDS.contains(kind);
    }

    @Override
    public int most(ChannelKind kind) {
        return most;
    }

    List<Got> got() {
        return List.copyOf(got);
    }

    List<String> subjects() {
        return got.stream().map(one -> one.digest().subject()).toList();
    }

    @Override
    public List<Recipient> recipients() {
        return Optional.ofNullable(recipients.get(scope.current())).orElse(List.of());
    }

    @Override
    public SendResult send(Recipient recipient, Digest digest) {
        if (keysAway) {
            throw new KeysAway();
        }
        if (faulty) {
            throw new IllegalStateException("It can't be written");
        }
        if (answer instanceof SendResult.Taken) {
            got.add(new Got(recipient.id(), digest));
        }
        if (lost) {
            lost = false;
            throw new DataAccessResourceFailureException("The portal dies here");
        }
        return answer;
    }

    private static final class KeysAway extends IllegalStateException implements OutOfReach {}
}

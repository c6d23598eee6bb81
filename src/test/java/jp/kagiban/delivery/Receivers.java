package jp.kagiban.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.TenantScope;

/** A channel whose receivers answer as a test says, and keep what they were told. */
class Receivers implements NoticeChannel {

    private static final Answer TAKEN = new Answer.Taken("HTTP 200");

    private final Map<UUID, List<Recipient>> recipients = new ConcurrentHashMap<>();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final TenantScope scope;
    private volatile Answer answer = TAKEN;
    private volatile int most = 60;
    private volatile boolean faulty;

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

    void are(UUID tenant, UUID... ids) {
        recipients.put(
                tenant,
                List.of(ids).stream()
                        .map(id -> new Recipient(ChannelKind.TEAMS, id, "店舗の連絡", Locale.JAPANESE))
                        .toList());
        got.clear();
        answer = TAKEN;
        most = 60;
        faulty = false;
    }

    void answer(Answer now) {
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

    @Override
    public boolean carries(ChannelKind kind) {
        return kind == ChannelKind.TEAMS;
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
    public Answer send(Recipient recipient, Digest digest) {
        if (faulty) {
            throw new IllegalStateException("It can't be written");
        }
        if (answer instanceof Answer.Taken) {
            got.add(new Got(recipient.id(), digest));
        }
        return answer;
    }
}

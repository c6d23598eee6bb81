package jp.kagiban.delivery.chat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.kagiban.delivery.channel.Answer;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.vault.Use;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts samples that members ask for, while their page goes on. A company tries once in three seconds, and four companies at a
 * time; whoever comes in between is told to try later.
 */
@Component
class ChatTrials implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ChatTrials.class);

    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Answer BUSY = new Answer.TryLater("BUSY");
    private static final UUID NO_SHOP = new UUID(0, 0);

    private final ChatPost post;
    private final ChatWords words;
    private final Memberships memberships;
    private final PublicAddress portal;
    private final TenantScope scope;
    private final Clock clock;
    private final Map<UUID, Instant> last = new ConcurrentHashMap<>();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("chat-trial-", 0).daemon().factory());

    ChatTrials(
            ChatPost post,
            ChatWords words,
            Memberships memberships,
            PublicAddress portal,
            TenantScope scope,
            Clock clock) {
        this.post = post;
        this.words = words;
        this.memberships = memberships;
        this.portal = portal;
        this.scope = scope;
        this.clock = clock;
    }

    /** @param told hears the answer once, on whatever thread */
    void start(ChatChannel channel, UUID member, Consumer<Answer> told) {
        UUID tenant = channel.id().tenantId();
        ChatMessage sample = sample(channel);
        if (!isTime(tenant)) {
            told.accept(BUSY);
            return;
        }
        try {
            threads.execute(() -> told.accept(tried(tenant, channel, sample, member)));
        } catch (RejectedExecutionException full) {
            told.accept(BUSY);
        }
    }

    private boolean isTime(UUID tenant) {
        Instant now = clock.instant();
        last.values().removeIf(tried -> !tried.plus(PAUSE).isAfter(now));
        return last.putIfAbsent(tenant, now) == null;
    }

    private Answer tried(UUID tenant, ChatChannel channel, ChatMessage sample, UUID member) {
        try {
            return scope.in(tenant, () -> post.post(channel, sample, Use.byMember(Use.Purpose.TRY_A_CHANNEL, member)));
        } catch (RuntimeException fault) {
            LOG.warn("A channel could not be tried", fault);
            return new Answer.TryLater("BROKEN_OFF");
        }
    }

    private ChatMessage sample(ChatChannel channel) {
        String headline = words.testHeadline(channel.locale());
        NoticeText text = new NoticeText(
                channel.locale(), headline, List.of(new NoticeText.Paragraph(words.testBody(channel.locale()))));
        return new ChatMessage(
                Ids.next(),
                clock.instant(),
                channel.locale(),
                memberships.companyName(),
                headline,
                List.of(new ChatMessage.Item("TEST", NO_SHOP, "", null, null, text)),
                URI.create(portal.base() + "/"),
                true);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

package jp.kagiban.delivery.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sends samples to channels in the background. One asker may try once in three seconds; at most four trials run at a time, two of which call out. Other
 * requests get the answer to try later.
 */
@Component
public final class Trials implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final SendResult BUSY = new SendResult.NoPlace();

    private final TenantScope scope;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<UUID, Instant> last = new ConcurrentHashMap<>();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("channel-trial-", 0).daemon().factory());

    Trials(TenantScope scope, ApplicationEventPublisher events, Clock clock) {
        this.scope = scope;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The recipient of a sample and its asker.
     *
     * @param asker a company or a member
     */
    public record Trial(UUID asker, TenantId tenant, ChannelKind channel, UUID recipient) {}

    /**
     * @param sending runs on its own thread, in the scope of the tenant
     * @param told receives the result once, on any thread
     */
    public void start(Trial trial, Supplier<SendResult> sending, Consumer<SendResult> told) {
        if (!isTime(trial.asker())) {
            told.accept(BUSY);
            return;
        }
        try {
            threads.execute(() -> told.accept(tried(trial, sending)));
        } catch (RejectedExecutionException full) {
            told.accept(BUSY);
        }
    }

    private boolean isTime(UUID asker) {
        Instant now = clock.instant();
        last.values().removeIf(tried -> !tried.plus(PAUSE).isAfter(now));
        return last.putIfAbsent(asker, now) == null;
    }

    private SendResult tried(Trial trial, Supplier<SendResult> sending) {
        try {
            return scope.in(trial.tenant(), () -> heard(trial, sending.get()));
        } catch (RuntimeException fault) {
            LOG.warn("A test of a receiver failed; the member is asked to try later", fault);
            return new SendResult.Later(AnswerCode.BROKEN_OFF.name());
        }
    }

    private SendResult heard(Trial trial, SendResult answer) {
        if (answer instanceof SendResult.Taken(String said)) {
            events.publishEvent(new ReceiverReached(trial.tenant(), trial.channel(), trial.recipient(), said));
        }
        return answer;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

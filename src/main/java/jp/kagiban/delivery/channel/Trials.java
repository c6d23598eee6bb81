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
 * Sends samples to channels in the background. An asker may start one trial in three seconds. At most four trials run
 * at a time, and two of them can call out. Further requests get the answer to try later.
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
    private final Map<UUID, Instant> lastTrials = new ConcurrentHashMap<>();
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
     * A sample's recipient, and who asked for it.
     *
     * @param asker a company or a member
     */
    public record Trial(UUID asker, TenantId tenant, ChannelKind channel, UUID recipient) {}

    /**
     * Starts a trial, or answers at once that it must wait.
     *
     * @param sending runs on its own thread, in the scope of the tenant
     * @param onResult receives the result once, on any thread
     */
    public void start(Trial trial, Supplier<SendResult> sending, Consumer<SendResult> onResult) {
        if (!claimTurn(trial.asker())) {
            onResult.accept(BUSY);
            return;
        }
        try {
            threads.execute(() -> onResult.accept(run(trial, sending)));
        } catch (RejectedExecutionException full) {
            onResult.accept(BUSY);
        }
    }

    /** Returns false within three seconds of the asker's last trial. */
    private boolean claimTurn(UUID asker) {
        Instant now = clock.instant();
        lastTrials.values().removeIf(tried -> !tried.plus(PAUSE).isAfter(now));
        return lastTrials.putIfAbsent(asker, now) == null;
    }

    private SendResult run(Trial trial, Supplier<SendResult> sending) {
        try {
            return scope.in(trial.tenant(), () -> publishIfTaken(trial, sending.get()));
        } catch (RuntimeException fault) {
            LOG.warn("A test of a receiver failed; the member is asked to try later", fault);
            return new SendResult.Later(AnswerCode.BROKEN_OFF.name());
        }
    }

    private SendResult publishIfTaken(Trial trial, SendResult answer) {
        if (answer instanceof SendResult.Taken(String answerText)) {
            events.publishEvent(new ReceiverReached(trial.tenant(), trial.channel(), trial.recipient(), answerText));
        }
        return answer;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

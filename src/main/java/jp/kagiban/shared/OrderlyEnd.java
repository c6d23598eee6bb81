package jp.kagiban.shared;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Ends one part of the portal in its turn at an orderly stop. No bean is destroyed before, so its dependencies still work, such
 * as the count of opened secrets. Runs once.
 */
public final class OrderlyEnd implements SmartLifecycle, DisposableBean {

    /** The order of the ends. */
    public enum Turn {
        /** Calls to malls, which no request makes. They end before the server, so that running calls can complete meanwhile. */
        CALLS(DEFAULT_PHASE),
        /** Jobs. They end after the server and its requests. */
        JOBS(0),
        /** Work that jobs have started and no longer wait for. */
        TASKS(-1);

        private final int phase;

        Turn(int phase) {
            this.phase = phase;
        }
    }

    private final Turn turn;
    private final Runnable end;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean running;

    /** @param end ends the part, and returns when it has ended */
    public OrderlyEnd(Turn turn, Runnable end) {
        this.turn = turn;
        this.end = end;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        destroy();
    }

    /** After a failed start, only this runs. */
    @Override
    public void destroy() {
        if (ended.compareAndSet(false, true)) {
            end.run();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return turn.phase;
    }
}

package jp.kagiban.shared;

import java.util.function.Supplier;

/**
 * Marks that the portal itself acts on this thread: a job runs, or the portal starts. Without the mark, a member must be logged
 * in whose role allows the action. New threads don't inherit the mark.
 */
public final class PortalActs {

    private static final ScopedValue<Boolean> HERE = ScopedValue.newInstance();

    private PortalActs() {}

    /** Whether the portal itself acts on this thread. */
    public static boolean here() {
        return HERE.isBound();
    }

    /** Runs a task of the portal's own. */
    public static <T> T in(Supplier<T> task) {
        return ScopedValue.where(HERE, true).call(task::get);
    }

    /** Runs a task of the portal's own. */
    public static void run(Runnable task) {
        ScopedValue.where(HERE, true).run(task);
    }
}

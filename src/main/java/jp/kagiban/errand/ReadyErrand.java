package jp.kagiban.errand;

/**
 * An errand for which all is at hand that is needed to ask its mall. On one thread at a time.
 *
 * @param <T> the errand
 * @param <A> what it is told
 */
public interface ReadyErrand<T extends Errand, A> extends AutoCloseable {

    T errand();

    /** Asks, with no tenant in force and in no transaction. */
    Told<A> ask();

    /** Wipes what was opened. */
    @Override
    void close();
}

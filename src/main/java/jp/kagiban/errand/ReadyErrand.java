package jp.kagiban.errand;

/**
 * A task with all data for its call to the mall. Used by one thread at a time.
 *
 * @param <T> the task
 * @param <A> the answer
 */
public interface ReadyErrand<T extends Errand, A> extends AutoCloseable {

    T errand();

    /** Calls the mall, without tenant scope and transaction. */
    Told<A> ask();

    /** Wipes decrypted data. */
    @Override
    void close();
}

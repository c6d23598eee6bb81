package jp.kagiban.errand;

/**
 * A task with all data for its call to the mall. Used by one thread at a time.
 *
 * @param <T> the task
 * @param <A> the answer
 */
public interface PreparedTask<T extends MallTask, A> extends AutoCloseable {

    T task();

    /** Calls the mall, without tenant scope and transaction. */
    CallResult<A> ask();

    /** Wipes decrypted data. */
    @Override
    void close();
}

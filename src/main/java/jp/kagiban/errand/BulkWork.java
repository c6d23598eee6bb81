package jp.kagiban.errand;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Runs tasks of a kind in batches: reads together, calls one by one, stores together. Handles the usual case; a task that it leaves out is run by the
 * {@link TaskWork} of its kind.
 *
 * @param <T> the task
 * @param <A> the answer
 */
public interface BulkWork<T extends MallTask, A> {

    TaskKind<T> kind();

    /** Reads and decrypts the data of these tasks, in the scope of all their tenants. The caller closes the results. */
    List<PreparedTask<T, A>> prepare(List<T> tasks);

    /**
     * Stores the answers, in a transaction and in the scope of all tenants.
     *
     * @return the next due times; a task that is left out has changed meanwhile and stays due as before
     */
    Map<T, Instant> store(Map<T, A> told);
}

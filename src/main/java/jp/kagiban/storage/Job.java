package jp.kagiban.storage;

/**
 * The subject of a job. The record is stored as JSON with the job, so its components keep their names.
 *
 * @param <T> the record itself
 */
public interface Job<T extends Job<T>> {

    JobType<T> type();

    /** Among the jobs of a type there is one at most of each instance. */
    String instance();
}

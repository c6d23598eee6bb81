package jp.kagiban.storage;

/**
 * The data of a job. The record is stored as JSON with the job, so its components must keep their names.
 *
 * @param <T> the record itself
 */
public interface Job<T extends Job<T>> {

    JobType<T> type();

    /** Identifies the job among those of its type. There is at most one job for each instance. */
    String instance();
}

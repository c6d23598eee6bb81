package jp.kagiban.storage;

/**
 * Checks something that the portal needs, every two seconds on a thread of its own. It keeps the result, so that a health probe
 * needn't wait.
 */
public interface Watch {

    /** Checks once, and may take any time. The next check starts two seconds after the end of this one. */
    void look();
}

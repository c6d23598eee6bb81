package jp.kagiban.storage;

/**
 * Something that must be well for the portal to be ready. It is looked at every two seconds, on a thread of its own; what was
 * seen is kept, so that a probe reads it without waiting.
 */
public interface Watch {

    /** Looks once, and may take as long as it likes: the next look comes two seconds after it. */
    void look();
}

package jp.kagiban.shared;

/** Marks an exception that refuses an action for good: a retry gets the same answer, so nothing retries by itself. */
public interface Refusal {}

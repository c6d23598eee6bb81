package jp.kagiban.shared;

/** Marks an exception that refuses an action for good. A retry would be refused too, so nothing retries automatically. */
public interface Refusal {}

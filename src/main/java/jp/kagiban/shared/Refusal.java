package jp.kagiban.shared;

/** Borne by an exception that says no to whoever acts: asked again, the answer is the same, so nothing asks again by itself. */
public interface Refusal {}

package jp.kagiban.audit;

/** Tells who acts on the current thread, and from where. */
@FunctionalInterface
public interface AuditActor {

    Actor current();
}

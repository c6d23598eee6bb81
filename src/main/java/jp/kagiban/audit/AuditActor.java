package jp.kagiban.audit;

/** Returns the actor on the current thread. */
@FunctionalInterface
public interface AuditActor {

    Actor current();
}

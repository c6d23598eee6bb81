package jp.kagiban.audit;

import java.util.Optional;

/** Returns the current names of ids in the current tenant, for entries that outlive them. */
public interface SubjectNames {

    /** Empty if this is none of the implementor's kind, or there is none of this id (any more). */
    Optional<String> name(Subject subject);
}

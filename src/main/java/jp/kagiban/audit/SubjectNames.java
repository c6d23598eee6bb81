package jp.kagiban.audit;

import java.util.Optional;

/** Gives the names that ids have at this moment in the tenant in force, for entries that outlive them. */
public interface SubjectNames {

    /** Empty if this is none of the implementor's kind, or there is none of this id (any more). */
    Optional<String> name(Subject subject);
}

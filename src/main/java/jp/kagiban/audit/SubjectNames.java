package jp.kagiban.audit;

import java.util.Optional;
import java.util.UUID;

/** Gives the names that ids have at this moment in the tenant in force, for entries that outlive them. */
public interface SubjectNames {

    /** Empty if this is no id of the implementor's, or none (any more). */
    Optional<String> name(UUID id);
}

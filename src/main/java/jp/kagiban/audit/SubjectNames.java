package jp.kagiban.audit;

import java.util.Optional;

/** Returns the current names of subjects in the current tenant, because their entries outlive them. */
public interface SubjectNames {

    /** Returns the subject's name; empty if it has another kind than the implementor's, or no longer exists. */
    Optional<String> name(Subject subject);
}

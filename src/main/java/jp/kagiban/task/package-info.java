/** The work queue for calls to malls, split into buckets that one node works at a time. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "mall", "tenancy"})
@NullMarked
package jp.kagiban.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

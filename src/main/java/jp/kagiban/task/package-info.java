/** The work queue for calls to malls, split into buckets. Only one node at a time works on a bucket. */
@ApplicationModule(allowedDependencies = {"shared", "storage", "mall", "tenancy"})
@NullMarked
package jp.kagiban.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

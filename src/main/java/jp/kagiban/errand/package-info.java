/** What malls are to be asked for shops, and when: kept in buckets, each of which one node works at a time. */
@ApplicationModule(allowedDependencies = {"shared", "storage"})
@NullMarked
package jp.kagiban.errand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Pools, converters, migrations, the SQL guard and the wiring of jobs. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package jp.kagiban.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

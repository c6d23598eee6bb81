/** Database infrastructure: connection pools, migrations, converters, the SQL guard and jobs. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package jp.kagiban.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

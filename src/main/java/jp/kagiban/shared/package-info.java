/** Types that every module uses: ids, Tokyo dates, the clock, settings and the current tenant. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package jp.kagiban.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

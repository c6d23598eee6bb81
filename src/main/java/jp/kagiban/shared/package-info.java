/** What every module speaks: ids, days in Tokyo, the clock, settings and the tenant in force. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package jp.kagiban.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

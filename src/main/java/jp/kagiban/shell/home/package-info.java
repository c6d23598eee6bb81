/** The home page: notices, the timeline of keys, and the first steps. */
@NullMarked
package jp.kagiban.shell.home;

import org.jspecify.annotations.NullMarked;

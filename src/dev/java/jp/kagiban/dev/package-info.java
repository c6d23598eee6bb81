/** {@code ./kagiban dev}: the portal while somebody works on it. Nothing of this comes into the jar. */
@NullMarked
package jp.kagiban.dev;

import org.jspecify.annotations.NullMarked;

/** The manual's pictures: screens drawn from a few plain parts, with the thing to press marked. */
@NullMarked
package jp.kagiban.manual.drawing;

import org.jspecify.annotations.NullMarked;

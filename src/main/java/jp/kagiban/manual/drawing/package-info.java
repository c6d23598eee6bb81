/** The manual's pictures: RMS screens drawn from a few shapes, with the element to press marked. */
@NullMarked
package jp.kagiban.manual.drawing;

import org.jspecify.annotations.NullMarked;

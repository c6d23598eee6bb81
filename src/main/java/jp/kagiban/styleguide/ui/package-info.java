/** The page of the design system. */
@NullMarked
package jp.kagiban.styleguide.ui;

import org.jspecify.annotations.NullMarked;

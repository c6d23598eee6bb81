/** The page of the style guide. */
@NullMarked
package jp.kagiban.styleguide.ui;

import org.jspecify.annotations.NullMarked;

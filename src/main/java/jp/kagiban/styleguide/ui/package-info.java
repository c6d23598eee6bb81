/** The style guide page. */
@NullMarked
package jp.kagiban.styleguide.ui;

import org.jspecify.annotations.NullMarked;

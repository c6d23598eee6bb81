/** The page of the manual, and the help with its steps beside other pages. */
@NullMarked
package jp.kagiban.manual.ui;

import org.jspecify.annotations.NullMarked;

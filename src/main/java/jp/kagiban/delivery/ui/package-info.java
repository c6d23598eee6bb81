/** The page where members choose how notices reach them and their company. */
@NullMarked
package jp.kagiban.delivery.ui;

import org.jspecify.annotations.NullMarked;

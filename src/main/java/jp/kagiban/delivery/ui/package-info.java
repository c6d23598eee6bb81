/** The page on which members choose how notices reach them and their company. */
@NullMarked
package jp.kagiban.delivery.ui;

import org.jspecify.annotations.NullMarked;

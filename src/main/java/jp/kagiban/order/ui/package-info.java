/** The order screens, and the order section of a shop's page. */
@NullMarked
package jp.kagiban.order.ui;

import org.jspecify.annotations.NullMarked;

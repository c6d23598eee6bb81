/** The screens of orders, and the intake's part of a shop's page. */
@NullMarked
package jp.kagiban.order.ui;

import org.jspecify.annotations.NullMarked;

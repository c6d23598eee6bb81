/** The screens for operators. */
@NullMarked
package jp.kagiban.operator.ui;

import org.jspecify.annotations.NullMarked;

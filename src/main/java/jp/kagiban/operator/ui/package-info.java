/** The screens of the module operator. */
@NullMarked
package jp.kagiban.operator.ui;

import org.jspecify.annotations.NullMarked;

/** The screens of the module tenancy. */
@NullMarked
package jp.kagiban.tenancy.ui;

import org.jspecify.annotations.NullMarked;

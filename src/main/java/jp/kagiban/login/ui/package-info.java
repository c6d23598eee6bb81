/** The screens of the module login. */
@NullMarked
package jp.kagiban.login.ui;

import org.jspecify.annotations.NullMarked;

/** The main layout: top bar, menu, tabs of a phone, search and account. */
@NullMarked
package jp.kagiban.shell.layout;

import org.jspecify.annotations.NullMarked;

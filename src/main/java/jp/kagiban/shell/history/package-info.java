/** A company's history for its members: the screen, its files, and the program that checks them. */
@NullMarked
package jp.kagiban.shell.history;

import org.jspecify.annotations.NullMarked;

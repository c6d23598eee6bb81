/** The screen that controls the fake RMS. */
@NullMarked
package jp.kagiban.sandbox.ui;

import org.jspecify.annotations.NullMarked;

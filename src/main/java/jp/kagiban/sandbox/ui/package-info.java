/** The desk of the fake RMS as a screen. */
@NullMarked
package jp.kagiban.sandbox.ui;

import org.jspecify.annotations.NullMarked;

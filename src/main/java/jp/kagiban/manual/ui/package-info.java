/** The manual's page. */
@NullMarked
package jp.kagiban.manual.ui;

import org.jspecify.annotations.NullMarked;

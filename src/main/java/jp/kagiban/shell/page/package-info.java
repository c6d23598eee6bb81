/** The style sheets, scripts, outline, language and colour scheme of every page. */
@NullMarked
package jp.kagiban.shell.page;

import org.jspecify.annotations.NullMarked;

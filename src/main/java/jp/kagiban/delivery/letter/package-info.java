/** Notices by mail: recipients, content and unsubscribing. */
@NullMarked
package jp.kagiban.delivery.letter;

import org.jspecify.annotations.NullMarked;

/** The channel of mails: who gets them, what stands in them, and how they are stopped. */
@NullMarked
package jp.kagiban.delivery.letter;

import org.jspecify.annotations.NullMarked;

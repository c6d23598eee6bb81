/** The interface of delivery channels, and the messages that they carry. */
@NullMarked
package jp.kagiban.delivery.channel;

import org.jspecify.annotations.NullMarked;

/** The channels of a company: chats and a webhook that take notices as posts. */
@NullMarked
package jp.kagiban.delivery.chat;

import org.jspecify.annotations.NullMarked;

/** Chat services and webhooks of a company, which receive notices as HTTP posts. */
@NullMarked
package jp.kagiban.delivery.chat;

import org.jspecify.annotations.NullMarked;

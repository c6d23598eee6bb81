/** The ways by which notices leave, and what goes over them. */
@NullMarked
package jp.kagiban.delivery.channel;

import org.jspecify.annotations.NullMarked;

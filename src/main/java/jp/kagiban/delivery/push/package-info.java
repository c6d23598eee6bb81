/** Notices to the browsers of members, by web push. */
@NullMarked
package jp.kagiban.delivery.push;

import org.jspecify.annotations.NullMarked;

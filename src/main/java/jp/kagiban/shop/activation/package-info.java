/** Activates or refuses a waiting key, and limits how many refused keys a tenant may try. */
@NullMarked
package jp.kagiban.shop.activation;

import org.jspecify.annotations.NullMarked;

/** How a waiting key comes into use or is refused, and how many refused keys may be tried. */
@NullMarked
package jp.kagiban.shop.activation;

import org.jspecify.annotations.NullMarked;

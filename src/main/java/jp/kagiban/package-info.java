/** Kagiban (鍵番), the portal that keeps the keys of Rakuten Ichiba shops. */
@NullMarked
package jp.kagiban;

import org.jspecify.annotations.NullMarked;

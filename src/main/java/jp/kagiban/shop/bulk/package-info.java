/** Many keys or shops in one paste: what is found in it, where each belongs, and how all are entered in one sitting. */
@NullMarked
package jp.kagiban.shop.bulk;

import org.jspecify.annotations.NullMarked;

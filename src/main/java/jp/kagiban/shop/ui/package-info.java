/** The screens of shops and their keys. */
@NullMarked
package jp.kagiban.shop.ui;

import org.jspecify.annotations.NullMarked;

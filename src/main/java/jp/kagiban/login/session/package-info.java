/** How a login begins, what is proven in it, how it goes on, and how it ends. */
@NullMarked
package jp.kagiban.login.session;

import org.jspecify.annotations.NullMarked;

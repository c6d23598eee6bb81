/** Login sessions: how one begins, what is proven in it, and how it ends. */
@NullMarked
package jp.kagiban.login.session;

import org.jspecify.annotations.NullMarked;

/** Who can log in, who is logged in on this thread, and what rooms tell one another of a member. */
@NullMarked
package jp.kagiban.login.member;

import org.jspecify.annotations.NullMarked;

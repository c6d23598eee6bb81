/** Members: who can log in, who is logged in on this thread, and the events about members. */
@NullMarked
package jp.kagiban.login.member;

import org.jspecify.annotations.NullMarked;

/** Limits on what clients can take: threads, sessions, sizes of requests and messages, and lines in the log. */
@NullMarked
package jp.kagiban.shell.limit;

import org.jspecify.annotations.NullMarked;

/** The filter chain, response headers, accepted hosts and proxies, and the pages that filters send. */
@NullMarked
package jp.kagiban.shell.security;

import org.jspecify.annotations.NullMarked;

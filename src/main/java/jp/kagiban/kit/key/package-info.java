/** The parts that show the life of a key. */
@NamedInterface("key")
@NullMarked
package jp.kagiban.kit.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

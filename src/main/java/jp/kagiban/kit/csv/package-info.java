/** CSV files, and the choice of their encoding. */
@NamedInterface("csv")
@NullMarked
package jp.kagiban.kit.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

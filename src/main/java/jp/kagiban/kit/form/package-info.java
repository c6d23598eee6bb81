/** The fields, buttons and questions of forms. */
@NamedInterface("form")
@NullMarked
package jp.kagiban.kit.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

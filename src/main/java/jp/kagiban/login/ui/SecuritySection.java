package jp.kagiban.login.ui;

import com.vaadin.flow.component.HasElement;
import org.springframework.modulith.NamedInterface;

/**
 * A section of the page on which a member manages their own login. Implementations are components and beans of scope prototype:
 * each page gets its own, in the order of {@code @Order}. A section has an id and an {@code h2}, unless it is a mere message
 * ({@link jp.kagiban.kit.SectionPage}).
 */
@NamedInterface("ui")
public interface SecuritySection extends HasElement {}

package jp.kagiban.tenancy;

import com.vaadin.flow.component.HasElement;

/**
 * A section of the page on which owners manage their company. Implementations are components and beans of scope prototype: each
 * page gets its own, in the order of {@code @Order}. Each section saves by itself, and has an id and an {@code h2} ({@link
 * jp.kagiban.kit.SectionPage}).
 */
public interface CompanySection extends HasElement {}
